package org.cunyi.deliberation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cunyi.deliberation.council.Council;
import org.cunyi.TestClock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A council of the invented county and what its sessions need: accepted topics, agendas, members who come. */
public final class Evening {

    public static final String ZHANG = "990101101201";
    public static final String LI = "990101101202";
    public static final String DAY = "2026-11-25";
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Council council;
    private final String village;

    public Evening(ApplicationContext context, String village) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.council = context.getBean(Council.class);
        this.village = village;
    }

    /** All that other tests left. */
    public void clear() {
        jdbc.sql("update deliberation_resolution set state = 'withdrawn' where org_code = ? and state in ('open', 'checking', 'awaiting-strike-off')")
                .param(village).update();
        jdbc.sql("update deliberation_session set state = 'cancelled' where org_code = ? and state in ('planned', 'called', 'sitting')")
                .param(village).update();
        jdbc.sql("update deliberation_topic set state = 'withdrawn', session_case = null where org_code = ? and state in ('accepted', 'scheduled')")
                .param(village).update();
    }

    /** A topic that the pre-review has let through. */
    public String topic(String title) {
        String number = "YT-%s-2020-%04d".formatted(village, TOPICS.incrementAndGet());
        OffsetDateTime then = OffsetDateTime.of(2026, 11, 1, 8, TOPICS.get() % 60, 0, 0, ZoneOffset.ofHours(8));
        jdbc.sql("insert into case_file (case_number, process, process_instance_id, deployment_id, org_code, title, started_by, started_at, ended_at,"
                + " outcome) values (?, 'deliberation-topic', ?, 'none', ?, ?, ?, ?, ?, 'accepted')")
                .params(number, number, village, title, raiser(), then, then).update();
        jdbc.sql("insert into deliberation_topic (case_number, org_code, raised_by, raised_at, title, content, proposal, concerns, state)"
                + " values (?, ?, ?, ?, ?, '渠道年久失修', '分段清淤、修补', '三组农户', 'accepted')")
                .params(number, village, raiser(), then, title).update();
        return number;
    }

    private String raiser() {
        return (village.equals(ZHANG) ? "zhang" : "li") + "-council-member";
    }

    public String stateOf(String topic) {
        return jdbc.sql("select state from deliberation_topic where case_number = ?").param(topic).query(String.class).single();
    }

    /** Members' numbers, the chair first. */
    public List<Long> members() {
        return council.members(village, TestClock.TODAY).stream().map(m -> m.id()).toList();
    }

    public static Map<String, Object> agenda(String day, String... topics) {
        Map<String, Object> agenda = new HashMap<>(Map.of("arrangement", "convene", "heldOn", day, "startsAt", "19:30", "endsAt", "21:00",
                "place", "村委会二楼会议室"));
        for (int i = 0; i < topics.length; i++) {
            agenda.put("topic_" + topics[i], true);
            agenda.put("position_" + topics[i], i + 1);
            agenda.put("speaker_" + topics[i], "孙秀梅");
            agenda.put("planned_" + topics[i], 20);
        }
        return agenda;
    }

    /** The first so many members came. */
    public Map<String, Object> came(int present) {
        Map<String, Object> form = new HashMap<>();
        members().stream().limit(present).forEach(m -> form.put("present_" + m, true));
        return form;
    }

    public static Map<String, Object> carried(int inFavour, int against, int abstained) {
        return new HashMap<>(Map.ofEntries(Map.entry("chair", "张敬之"), Map.entry("recorder", "周晓芸"), Map.entry("speakers", "孙秀梅：应当修。\n张永福：赞成，先修东段。"),
                Map.entry("consensus", "true"), Map.entry("byName", "false"), Map.entry("inFavour", inFavour), Map.entry("against", against),
                Map.entry("abstained", abstained), Map.entry("resolution", "年内完成东段清淤"), Map.entry("responsible", "zhang-committee"),
                Map.entry("deadline", "2026-12-20"), Map.entry("measure", "东段通水")));
    }

    public static Map<String, Object> lost(int inFavour, int against, String opinion) {
        Map<String, Object> form = carried(inFavour, against, 0);
        List.of("resolution", "responsible", "deadline", "measure").forEach(form::remove);
        form.put("opinion", opinion);
        return form;
    }

    /** The first so many of those present vote in favour, the others against. */
    public Map<String, Object> byName(int present, int inFavour) {
        Map<String, Object> form = carried(0, 0, 0);
        List.of("inFavour", "against", "abstained").forEach(form::remove);
        form.put("byName", "true");
        List<Long> members = members();
        IntStream.range(0, present).forEach(i -> form.put("vote_" + members.get(i), i < inFavour ? "in-favour" : "against"));
        return form;
    }
}
