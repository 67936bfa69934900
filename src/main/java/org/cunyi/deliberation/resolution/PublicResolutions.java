package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.publicity.VillagePart;
import org.cunyi.workflow.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 议事结果公开: resolutions of a village once the notice about their session has been posted (VC2025 35), and how they stand. */
@Component
public class PublicResolutions implements VillagePart {

    private static final int FIRST = 3;
    /** A notice that was taken down for a reason that holds takes its resolutions with it until the corrected one hangs. */
    private static final String NOTICE = "exists (select 1 from case_file c join notice n on n.case_number = c.case_number"
            + " where c.parent_case_number = r.session_case and n.kind = 'deliberation-result' and n.public_board and n.posted_on is not null"
            + " and n.state in ('posted', 'closed') and n.concealed = false%s)";
    /** Words that were cut out of the notice before it was released are not said here either. */
    private static final String SAID = "case when r.public_words and " + NOTICE.formatted(" and position(r.%1$s in n.body) > 0") + " then r.%1$s end as %1$s";
    private static final String POSTED = "select r.deadline, r.state, r.settled_on, " + SAID.formatted("title") + ", " + SAID.formatted("content")
            + " from deliberation_resolution r where r.org_code = :village and " + NOTICE.formatted("")
            + " order by case when r.state in ('struck-off', 'withdrawn') then 1 else 0 end, case when r.state not in ('struck-off', 'withdrawn')"
            + " then r.deadline end, r.settled_on desc, r.case_number desc offset :offset rows fetch next :limit rows only";

    private final JdbcClient jdbc;
    private final Wording words;
    private final Clock clock;

    PublicResolutions(JdbcClient jdbc, Wording words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** What is still to be done first, by its deadline; then what is settled, the newest first. */
    public List<PublicResolution> of(String village, long offset, int limit) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(POSTED).param("village", village).param("offset", offset).param("limit", limit).query((row, n) -> PublicResolution.of(
                row.getString("title"), row.getString("content"), row.getObject("deadline", LocalDate.class), row.getString("state"),
                row.getObject("settled_on", LocalDate.class), today)).list();
    }

    @Override
    public Optional<Part> of(String villageCode) {
        List<Line> lines = of(villageCode, 0, FIRST).stream().map(r -> new Line(r.title(), standing(r), r.isOverdue())).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Part("议事会决议办得怎样", lines, villageCode + "/resolutions", "查看全部决议"));
    }

    private String standing(PublicResolution r) {
        String word = words.of("resolution-state", r.standing());
        return r.isOverdue() ? word + r.overdueDays() + "天" : r.settledOn() != null ? word : word + "，期限" + r.deadline().getYear() + "年"
                + r.deadline().getMonthValue() + "月" + r.deadline().getDayOfMonth() + "日";
    }
}
