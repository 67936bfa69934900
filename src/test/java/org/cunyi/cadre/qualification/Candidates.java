package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.Walk;

/** Synthetic candidates of 柳林镇 and the thirteen units that answer; no number of a real person begins with 990101. */
public final class Candidates {

    public static final String COUNTY = "990101";
    static final String VILLAGE = "990101101201";
    public static final Map<String, String> UNITS = units();
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private Candidates() {
    }

    /** domain.md §6, written down a second time. */
    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("unit-discipline", "N01,N05");
        units.put("county-organization", "P1,P2,P3,P4,P5,P6,P7,N01,N10");
        units.put("unit-social-work", "N06");
        units.put("unit-politics-law", "N03,N04,N10");
        units.put("unit-police", "N02,N03,N04,N05,N10");
        units.put("unit-procuratorate", "N02,N05");
        units.put("unit-court", "N02,N08");
        units.put("unit-justice", "N02");
        units.put("unit-petition", "N10");
        units.put("unit-agriculture", "N07");
        units.put("unit-natural-resources", "N09");
        units.put("unit-environment", "N09");
        units.put("unit-health", "P5");
        return units;
    }

    /** GB 11643 counted another way: the weight of place i from the right is 2^(i-1) mod 11, and the whole is 1 mod 11. */
    public static String identity(String birth, int order) {
        String body = "990101" + birth + "%03d".formatted(order);
        for (char last : "0123456789X".toCharArray()) {
            int sum = last == 'X' ? 10 : last - '0';
            for (int i = 0; i < body.length(); i++) {
                sum += (1 << (17 - i)) % 11 * (body.charAt(i) - '0');
            }
            if (sum % 11 == 1) {
                return body + last;
            }
        }
        throw new AssertionError(body);
    }

    public static String identity() {
        int next = NEXT.getAndIncrement();
        return identity("19800%d%02d".formatted(1 + next / 900 % 9, 1 + next / 30 % 28), next % 1000);
    }

    public static Map<String, Object> candidate(String name, String identity) {
        return Map.of("postVillage", VILLAGE, "candidateName", name, "identityNumber", identity);
    }

    /** What a unit answers: clear on all its items but these. */
    public static Map<String, Object> answer(String unit, String... found) {
        Map<String, Object> answer = new HashMap<>();
        for (String item : UNITS.get(unit).split(",")) {
            boolean finding = List.of(found).contains(item);
            answer.put("unitAnswer_" + item, finding ? "finding" : "clear");
            if (finding) {
                answer.put("unitBasis_" + item, "文书〔2026〕7号");
                answer.put("unitRemark_" + item, "属实");
            }
        }
        return answer;
    }

    static Task task(ProcessEngine engine, Walk walk, String number, String unit) {
        return walk.tasks(number, "unit_review").stream().filter(t -> engine.getTaskService().getIdentityLinksForTask(t.getId()).stream()
                .anyMatch(l -> (unit + "@" + COUNTY).equals(l.getGroupId()))).findFirst().orElseThrow();
    }
}
