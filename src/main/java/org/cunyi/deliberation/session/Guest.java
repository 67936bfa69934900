package org.cunyi.deliberation.session;

/** Somebody invited to a session; guests have no vote. {@code email} is {@code null} for one who has to be told otherwise. */
public record Guest(String name, String unit, String email, String invitedFor) {

    /** As it is typed into the agenda. */
    String line() {
        return name + "，" + (unit == null ? "" : unit) + "，" + (email == null ? "" : email) + "，" + (invitedFor == null ? "" : invitedFor);
    }

    public String words() {
        return name + (unit == null ? "" : "（" + unit + "）") + (invitedFor == null ? "" : "：" + invitedFor);
    }
}
