package org.cunyi.cadre.registry;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.org.Appointment;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The lines of the register: only ever added. */
@Component
public class Entries {

    /** The township is told; payload {@code posts} (a count) and {@code event} (unique). */
    public static final String REVIEW_MISSING = "cadre.review-missing";

    private static final String IMPORT = "insert into cadre_entry (post_id, number, kind, on_day, basis, warning, review_missing, recorded_by,"
            + " recorded_at) select t.id, 1 + (select count(*) from cadre_entry e where e.post_id = t.id), 'appointed', cast(:from as date), '名册导入',"
            + " cast(:warning as varchar(600)), cast(:missing as boolean), cast(:by as varchar(64)), cast(:at as timestamp with time zone)"
            + " from post t join person p on p.id = t.person_id"
            + " where p.login = :login and t.org_code = :orgCode and t.title = :title and t.valid_from <= :from"
            + " and (t.valid_to is null or t.valid_to >= :from)";

    private static final String LATE = "这一职务已由他人登记变更，请刷新后查看，再重新填写";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Entries(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.events = events;
    }

    /** The newest first. */
    public List<Entry> of(long postId) {
        return jdbc.sql("select * from cadre_entry where post_id = ? order by number desc").param(postId).query(Entry.class).list();
    }

    Optional<Entry> ofCase(String caseNumber) {
        return jdbc.sql("select * from cadre_entry where case_number = ?").param(caseNumber).query(Entry.class).optional();
    }

    /** @throws Refusal where the newest entry is not the one before that number: the writer has not seen it, or there is none such */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(long postId, int number, String kind, LocalDate day, String cause, String halfTitle, String basis, Contact contact,
            QualificationRule.Note note, String caseNumber) {
        if (number != 1 + newest(postId)) {
            throw Refusal.late(LATE);
        }
        try {
            jdbc.sql("insert into cadre_entry (post_id, number, kind, on_day, cause, half_title, basis, duties, office_phone,"
                            + " office_hours, supervision_phone, warning, review_missing, case_number, recorded_by, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(postId, number, kind, day, cause, halfTitle, basis, contact.duties(), contact.officePhone(), contact.officeHours(),
                            contact.supervisionPhone(), note.warning(), note.reviewMissing(), caseNumber, Actor.current(),
                            OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late(LATE);
        }
    }

    /** 0 where there is none. */
    private int newest(long postId) {
        return jdbc.sql("select coalesce(max(number), 0) from cadre_entry where post_id = ?").param(postId).query(Integer.class).single();
    }

    /** Posts that came by a file, with what is to be noted of each; each village's township is told once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void imported(Collection<Appointment> made, Map<Appointment, QualificationRule.Note> notes) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        batches.batchUpdate(IMPORT, made.stream().map(a -> new MapSqlParameterSource("login", a.login()).addValue("orgCode", a.orgCode())
                .addValue("title", a.title()).addValue("from", a.from()).addValue("warning", notes.get(a).warning(), Types.VARCHAR)
                .addValue("missing", notes.get(a).reviewMissing()).addValue("by", Actor.current()).addValue("at", now))
                .toArray(MapSqlParameterSource[]::new));
        made.stream().filter(a -> notes.get(a).reviewMissing()).collect(Collectors.groupingBy(Appointment::orgCode, TreeMap::new,
                Collectors.counting())).forEach((village, posts) -> missing(village, posts.intValue(), "import-" + village + "-" + now.toEpochSecond()));
    }

    /** Says that people took office in a village unreviewed, without saying who. */
    void missing(String village, int posts, String event) {
        events.publishEvent(SimpleAct.ofNow(null, REVIEW_MISSING, village, Map.of("posts", posts, "event", event, "township",
                new OrgCode(village).township())));
    }
}
