package org.cunyi.cadre.recall;

import org.cunyi.cadre.registry.TwoPosts;

import java.time.LocalDate;

/** A post that somebody holds today. */
public record HeldPost(long id, String orgCode, String title, String kind, String login, String name, LocalDate validFrom) {

    /** What the villagers elected the person to: of 一肩挑 the part that is no party post. */
    String elected() {
        return kind.equals("both") ? TwoPosts.part(title, false) : title;
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
