package org.cunyi.insight.trace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Settings;
import org.cunyi.shared.Actor;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lies over cases about a person's post; lifted where the county lets its auditors, for one look, with a reason, and never without a trace. */
@Component
class Veil {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Veil(JdbcClient jdbc, Settings settings, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    boolean mayLift(CaseFile file) {
        return settings.of(file.orgCode(), Settings.AUDIT_UNMASK).filter("true"::equals).isPresent();
    }

    /** @throws Refusal where the county does not let its auditors, or no reason is said */
    @Transactional
    void lift(CaseFile file, String reason) {
        if (!mayLift(file)) {
            throw Refusal.notYours("本县没有允许审计监督岗位查看此类案件的个人信息");
        }
        String said = Said.reason(reason == null ? Map.of() : Map.of(Said.REASON, reason), "查看理由", LONGEST);
        String basis = settings.basis(file.orgCode(), Settings.AUDIT_UNMASK, LocalDate.now(clock));
        jdbc.sql("insert into unmasking (case_number, login, at, legal_basis, reason) values (?, ?, ?, ?, ?)")
                .params(file.caseNumber(), Actor.current(), OffsetDateTime.now(clock), basis, said).update();
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.read", "trace",
                Map.of("what", "trace", "reason", new Personal(said), "legalBasis", basis)));
    }

    List<Unmasking> of(String caseNumber) {
        return jdbc.sql("select login, at, legal_basis, reason from unmasking where case_number = ? order by id").param(caseNumber)
                .query(Unmasking.class).list();
    }

    /** A reason may name the person. */
    @EventListener
    @Transactional
    public void on(CaseErased erased) {
        jdbc.sql("update unmasking set reason = null where case_number = ?").param(erased.caseNumber()).update();
    }
}
