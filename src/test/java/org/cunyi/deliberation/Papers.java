package org.cunyi.deliberation;

import java.util.HashMap;
import java.util.Map;
import org.cunyi.decision.Sheets;

/** Topics, pre-reviews and lists of members as people would fill them in. */
public final class Papers {

    private Papers() {
    }

    public static Map<String, Object> topic(String title) {
        Map<String, Object> topic = new HashMap<>();
        topic.put("title", title);
        topic.put("content", "三组水塘边没有护栏，孩子上学经过很危险。");
        topic.put("proposal", "沿水塘边装一道护栏，请施工队报价。");
        topic.put("concerns", "三组全体村民");
        return topic;
    }

    /** Answers in the order of the form: settled by law, by 村规民约, the assembly's, prepared. */
    public static Map<String, Object> prereview(boolean law, boolean rules, boolean assembly, boolean prepared) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("settledByLaw", String.valueOf(law));
        answers.put("settledByVillageRules", String.valueOf(rules));
        answers.put("art28Matter", String.valueOf(assembly));
        answers.put("prepared", String.valueOf(prepared));
        return answers;
    }

    public static Map<String, Object> accepted() {
        return prereview(false, false, false, true);
    }

    public static Map<String, Object> notPrepared(String missing) {
        return Sheets.with(prereview(false, false, false, false), "missing", missing);
    }

    public static Map<String, Object> rejected(String clause) {
        return Sheets.with(prereview(true, false, false, true), "clause", clause);
    }

    public static Map<String, Object> referred(String matterKind) {
        return Sheets.with(prereview(false, false, true, true), "matterKind", matterKind);
    }

    public static Map<String, Object> resubmitted(String content) {
        Map<String, Object> answers = topic("");
        answers.remove("title");
        answers.put("content", content);
        answers.put("materialDecision", "resubmit");
        return answers;
    }

    public static Map<String, Object> council(String kind) {
        return new HashMap<>(Map.of("title", "议事会" + ("formation".equals(kind) ? "换届" : "成员调整"), "councilKind", kind, "reason", "一名成员外出务工"));
    }

    /** 村民代表会议 of 王村: all 41 came and agreed, called 3 days before. */
    public static Map<String, Object> meeting(String heldOn, String noticedOn, String members) {
        Map<String, Object> sheet = Sheets.noticed(noticedOn, Sheets.sheet(heldOn, 41, 41, 0, 0));
        sheet.put("members", members);
        return sheet;
    }
}
