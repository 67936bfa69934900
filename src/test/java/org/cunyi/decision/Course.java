package org.cunyi.decision;

import java.util.List;
import java.util.Map;

/** The steps of a matter of 张村 in their order, with who takes them and a sheet that is in order. */
public final class Course {

    private Course() {
    }

    /** @param form the file in {@code forms/}; @param ofNotice whether it is a step of the notice that the matter has called */
    public record Stop(String login, String step, String form, boolean ofNotice, Map<String, Object> sheet) {
    }

    /** From the start to a notice that hangs. */
    public static List<Stop> toTheNotice() {
        return List.of(matter("zhang-secretary", "party_proposal", Sheets.proposal()), matter("zhang-clerk", "joint_consultation", Sheets.consultation()),
                matter("zhang-clerk", "party_review", Sheets.review()), matter("zhang-clerk", "villagers_resolution", Sheets.representatives()),
                notice("zhang-clerk", "draft_notice", Map.of("noticeTitle", "决议公告", "noticeBody", "决议通过，现予公布。")),
                notice("zhang-supervision", "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")),
                notice("zhang-secretary", "release", Map.of("released", "true")));
    }

    /** Once an objection has been raised: the village refers it, the township dismisses it. */
    public static List<Stop> ofAnObjection() {
        return List.of(notice("zhang-committee", "answer_objection", answer("referred")),
                notice("liulin-committee", "escalated_objection", answer("dismissed")));
    }

    /** When the period is over. */
    public static List<Stop> ofTheExecution() {
        return List.of(matter("zhang-committee", "implementation", Map.of("progress", "完工", "finished", "true")),
                matter("zhang-supervision", "acceptance", Map.of("accepted", "true", "remark", "合格")));
    }

    private static Map<String, Object> answer(String verdict) {
        return Map.of("verdict", verdict, "answer", "经核对会议记录，处理如上。", "publishAnswer", "public");
    }

    private static Stop matter(String login, String step, Map<String, Object> sheet) {
        return new Stop(login, step, "decision-" + step.replace('_', '-'), false, sheet);
    }

    private static Stop notice(String login, String step, Map<String, Object> sheet) {
        return new Stop(login, step, "publicity-" + step.replace('_', '-'), true, sheet);
    }
}
