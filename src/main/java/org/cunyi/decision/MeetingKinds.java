package org.cunyi.decision;

import java.util.Map;

/** Chinese names of the deciding meetings. */
final class MeetingKinds {

    private static final Map<String, String> NAMES = Map.of("villagers-assembly", "村民会议（按人）", "household-assembly", "村民会议（按户）",
            "villager-representatives", "村民代表会议", "collective-assembly", "集体经济组织成员大会", "collective-representatives", "成员代表大会");

    private MeetingKinds() {
    }

    static String name(String kind) {
        return NAMES.getOrDefault(kind, kind);
    }
}
