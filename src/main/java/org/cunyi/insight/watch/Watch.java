package org.cunyi.insight.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.insight.search.CaseConditions;
import org.cunyi.insight.search.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for what the rules say, when it is asked; nothing of it is kept. */
@Component
class Watch {

    private static final int COUNTY_CODE = 6;
    private static final String WORDS = ", case when c.case_number is null or " + CaseConditions.CONCEALED + " then null else ";

    /** Who began a case about a post may be who reported the person. */
    private static final String WHO = "case when f.what = 'still' and " + CaseConditions.CONCEALED + " then null else f.who end as who";

    private final JdbcClient jdbc;
    private final Clock clock;

    Watch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** At most so many, the newest first. */
    @Transactional(readOnly = true)
    public List<WatchFinding> find(WatchRule rule, WatchQuestion question, Optional<Place> after, int limit) {
        Map<String, Object> params = params(rule, question);
        after.ifPresent(p -> params.putAll(Map.of("placeAt", p.at(), "placeItem", p.key())));
        return jdbc.sql("select f.case_number, f.at, " + WHO + ", f.what, f.since, f.until, f.counted, f.of_these, f.code, f.item, c.process, c.org_code"
                + WORDS + "c.title end as title" + WORDS + "f.words end as words" + from(rule, question)
                + (after.isPresent() ? " and (f.at, f.item) < (:placeAt, :placeItem)" : "") + " order by f.at desc, f.item desc fetch next :limit rows only")
                .params(params).param("limit", limit).query(WatchFinding.class).list();
    }

    /** How many, counted up to {@code most} and not beyond. */
    @Transactional(readOnly = true)
    public int count(WatchRule rule, WatchQuestion question, int most) {
        return jdbc.sql("select count(*) from (select 1 as one" + from(rule, question) + " fetch next :limit rows only) counted")
                .params(params(rule, question)).param("limit", most).query(Integer.class).single();
    }

    private static String from(WatchRule rule, WatchQuestion question) {
        String units = IntStream.range(0, question.scope().units().size()).mapToObj(i -> "c.org_code like :unit" + i).collect(Collectors.joining(" or ", "(", ")"));
        return " from (" + WatchSql.of(rule.code(), units) + ") f left join case_file c on c.case_number = f.case_number where (f.case_number is null or " + units + ")"
                + (question.scope().recused().isEmpty() ? "" : " and (f.case_number is null or f.case_number not in (:recused))");
    }

    private Map<String, Object> params(WatchRule rule, WatchQuestion question) {
        LocalDate first = question.today().minusDays(question.days());
        LocalDate still = question.today().minusDays(rule.threshold());
        Map<String, Object> params = new HashMap<>(Map.of("threshold", rule.threshold(), "from", start(first), "since", first.toString(), "firstDay", first,
                "stillFrom", start(still), "stillSince", still.toString(), "secret", or(question.scope().secret()),
                "county", question.scope().units().stream().anyMatch(u -> u.length() == COUNTY_CODE) ? 1 : 0));
        params.put("recused", or(question.scope().recused()));
        IntStream.range(0, question.scope().units().size()).forEach(i -> params.put("unit" + i, question.scope().units().get(i) + "%"));
        return params;
    }

    /** SQL knows no empty list. */
    private static List<String> or(List<String> codes) {
        return codes.isEmpty() ? List.of("-") : codes;
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
