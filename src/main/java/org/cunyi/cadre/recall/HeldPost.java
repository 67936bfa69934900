package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A post that somebody holds today. */
public record HeldPost(long id, String orgCode, String title, String kind, String login, String name, LocalDate validFrom) {

    private static final Pattern PARTY = Pattern.compile("党|支部|书记");

    /** What the villagers elected the person to: of 一肩挑 the part that is no party post. */
    String elected() {
        return kind.equals("both") ? part(title, false) : title;
    }

    /** The part of a title of two posts that is of the party, or the other one. */
    static String part(String title, boolean party) {
        return Arrays.stream(title.split("兼|、|（一肩挑）")).filter(p -> !p.isBlank() && PARTY.matcher(p).find() == party).findFirst()
                .orElse(party ? "村党组织成员" : "村民委员会成员");
    }

    /** Why the villagers cannot recall its holder, in Chinese, {@code null} where they can. */
    String problem() {
        return switch (kind) {
            case "elected", "both" -> null;
            case "party" -> "党组织职务不由村民罢免，依党内规定处理";
            case "supervisory" -> "村务监督委员会成员由推选他的村民会议或者村民代表会议撤换，不适用罢免投票（《村民委员会组织法》2025年修订第三十七条）";
            default -> "聘用职务不由村民罢免，由聘用单位依约定处理";
        };
    }
}
