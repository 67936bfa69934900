package org.cunyi.deliberation.council;

/** One line of a list of members as a village hands it in; {@code login} is {@code null} for one who does not log in. */
record MemberLine(int number, String name, String kind, String login, boolean chair) {

    /** A list names nobody twice, so that within a council the name says who it is. */
    boolean isOf(Member member) {
        return name.equals(member.name());
    }

    boolean sameAs(Member member) {
        return isOf(member) && kind.equals(member.kind()) && chair == member.chair() && java.util.Objects.equals(login, member.login());
    }
}
