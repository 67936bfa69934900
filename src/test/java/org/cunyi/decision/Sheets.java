package org.cunyi.decision;

import java.util.HashMap;
import java.util.Map;

/** Sheets of 张村 as the officials would fill them in. */
public final class Sheets {

    public static final String ZHANG = "990101101201";
    public static final String LI = "990101101202";
    public static final String WANG = "990101102201";

    private Sheets() {
    }

    public static Map<String, Object> matter(String kind) {
        Map<String, Object> matter = new HashMap<>();
        matter.put("title", "硬化村内道路三公里");
        matter.put("matterKind", kind);
        matter.put("motionSource", "party-and-masses");
        matter.put("summary", "村内道路破损，群众出行不便，拟硬化道路三公里。");
        return matter;
    }

    public static Map<String, Object> sheet(String heldOn, int present, int inFavour, int against, int abstained) {
        Map<String, Object> sheet = new HashMap<>();
        sheet.put("heldOn", heldOn);
        sheet.put("place", "村委会会议室");
        sheet.put("chair", "王志强");
        sheet.put("recorder", "李秀英");
        sheet.put("present", present);
        sheet.put("inFavour", inFavour);
        sheet.put("against", against);
        sheet.put("abstained", abstained);
        sheet.put("content", "同意按方案实施。");
        return sheet;
    }

    public static Map<String, Object> noticed(String noticedOn, Map<String, Object> sheet) {
        sheet.put("noticedOn", noticedOn);
        return sheet;
    }

    public static Map<String, Object> with(Map<String, Object> sheet, String key, Object value) {
        sheet.put(key, value);
        return sheet;
    }

    /** 村党组织提议: 5 of 5 for it. */
    public static Map<String, Object> proposal() {
        return sheet("2026-09-01", 5, 5, 0, 0);
    }

    /** 村“两委”商议: 8 of 9 came. */
    public static Map<String, Object> consultation() {
        return sheet("2026-09-05", 8, 8, 0, 0);
    }

    /** 党员大会审议: 40 of 47 came, called 3 days before. */
    public static Map<String, Object> review() {
        return noticed("2026-09-07", sheet("2026-09-10", 40, 38, 1, 1));
    }

    /** 民议入户征询: 300 of 402 households asked, 280 of them agree. */
    public static Map<String, Object> poll() {
        return poll("2026-09-15", 300, 280, 10);
    }

    public static Map<String, Object> poll(String heldOn, int asked, int agreed, int opposed) {
        Map<String, Object> poll = new HashMap<>();
        poll.put("heldOn", heldOn);
        poll.put("asked", asked);
        poll.put("agreed", agreed);
        poll.put("opposed", opposed);
        poll.put("content", "多数农户同意，建议先修二组路段。");
        return poll;
    }

    /** 村民代表会议: 40 of 45 came, called 3 days before. */
    public static Map<String, Object> representatives() {
        return with(noticed("2026-09-17", sheet("2026-09-20", 40, 35, 3, 2)), "meetingKind", "villager-representatives");
    }

    /** 村民会议: 700 of 1286 came, called 10 days before. */
    public static Map<String, Object> assembly() {
        return with(noticed("2026-09-20", sheet("2026-09-30", 700, 600, 50, 50)), "meetingKind", "villagers-assembly");
    }
}
