package org.cunyi.cadre.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Yearly evaluations of a post; a correction is a further row, and the first one stays. */
@Component
public class Evaluations {

    public static final List<String> RESULTS = List.of("competent", "basically", Evaluation.INCOMPETENT);
    private static final String LATE = "这一职务的考核结果已由他人登记，请刷新后查看";

    private final JdbcClient jdbc;
    private final RegisterList lines;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Evaluations(JdbcClient jdbc, RegisterList lines, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.clock = clock;
        this.events = events;
    }

    /** What counts of each year, the newest year first. */
    public List<Evaluation> of(long postId) {
        return jdbc.sql("select * from cadre_evaluation v where v.post_id = ? and not exists (select 1 from cadre_evaluation w"
                + " where w.post_id = v.post_id and w.in_year = v.in_year and w.number > v.number) order by v.in_year desc")
                .param(postId).query(Evaluation.class).list();
    }

    /** A year's result of a person, whichever of his posts of that kind it was. */
    public record Year(int inYear, String result) {

        public boolean isBad() {
            return result.equals(Evaluation.INCOMPETENT);
        }
    }

    /** Of that post's holder in that village, in this post and others of its kind, the newest year first; 一肩挑 counts as a post on the committee. */
    public List<Year> years(long postId) {
        Map<Integer, Year> newest = new TreeMap<>(Comparator.reverseOrder());
        jdbc.sql("select v.in_year, v.result from cadre_evaluation v join post t on t.id = v.post_id join post n on n.person_id = t.person_id"
                + " and n.org_code = t.org_code where n.id = ? and (t.kind = n.kind or t.kind in ('elected', 'both') and n.kind in ('elected', 'both'))"
                + " and not exists (select 1 from cadre_evaluation w where w.post_id = v.post_id and w.in_year = v.in_year and w.number > v.number)"
                + " order by v.id").param(postId).query(Year.class).list().forEach(y -> newest.put(y.inYear(), y));
        return List.copyOf(newest.values());
    }

    /** The year before that one of those that were evaluated, where it was bad: two running need not be two years of the calendar. */
    public Optional<Integer> badBefore(long postId, int year) {
        return years(postId).stream().filter(y -> y.inYear() < year).findFirst().filter(Year::isBad).map(Year::inYear);
    }

    /** By a meeting, whose case is the basis: whoever enters another one at the same moment is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(long postId, int year, String result, String caseNumber) {
        enter(lines.find(postId).orElseThrow(), year, newest(postId), result, caseNumber);
    }

    /**
     * @param seen the highest number that the entering person had before him, 0 where there was none
     * @throws Refusal where the year or result is none, or somebody has entered another one meanwhile
     */
    @Transactional
    public void enter(Line post, int year, int seen, String result, String basis) {
        if (year < post.validFrom().getYear() || year > LocalDate.now(clock).getYear()) {
            throw Refusal.of("year", "年度：应在任职以后，且不晚于今年");
        }
        if (!Set.copyOf(RESULTS).contains(result)) {
            throw Refusal.of("result", "结果：请从列表中选择");
        }
        if (seen != newest(post.id())) {
            throw Refusal.late(LATE);
        }
        try {
            jdbc.sql("insert into cadre_evaluation (post_id, number, in_year, result, basis, recorded_by, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(post.id(), seen + 1, year, result, basis, Actor.current(), OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late(LATE);
        }
        events.publishEvent(SimpleAct.ofNow(null, "cadre.evaluated", "post:" + post.id(), Map.of("orgCode", post.orgCode(), "year", year,
                "number", seen + 1, "result", new Personal(result), "basis", new Personal(basis))));
    }

    private int newest(long postId) {
        return jdbc.sql("select coalesce(max(number), 0) from cadre_evaluation where post_id = ?").param(postId).query(Integer.class).single();
    }
}
