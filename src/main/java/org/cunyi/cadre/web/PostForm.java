package org.cunyi.cadre.web;

/** A post as it was typed: for an appointment, a change or an end; {@code seen} is the newest entry that was on the page. */
public record PostForm(String org, String login, String name, String title, String kind, String cause, String day, String termFrom,
        String termTo, String basis, String duties, String officePhone, String officeHours, String supervisionPhone, Integer seen) {

    int seenNumber() {
        return seen == null ? 0 : seen;
    }
}
