package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the villagers are told of one post: the lines of the notice that was released, and nothing beside it. */
public record PublicCadre(String noticeId, LocalDate postedOn, Map<String, String> facts) {

    private static final String NAME = "姓名";
    private static final String TITLE = "职务";
    private static final Set<String> LABELS = Set.of(NAME, TITLE, "任职日期", "任期", "工作分工", "办公电话", "办公时间", "监督电话");

    static PublicCadre of(String noticeId, LocalDate postedOn, String body) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : body.lines().toList()) {
            List<String> parts = List.of(line.strip().split("[：:]", 2));
            if (parts.size() == 2 && LABELS.contains(parts.get(0)) && !parts.get(1).isBlank()) {
                facts.putIfAbsent(parts.get(0), parts.get(1).strip());
            }
        }
        return new PublicCadre(noticeId, postedOn, facts);
    }

    public String name() {
        return facts.get(NAME);
    }

    public String title() {
        return facts.get(TITLE);
    }

    /** All but name and title, which stand above them. */
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>(facts);
        details.keySet().removeAll(Set.of(NAME, TITLE));
        return details;
    }
}
