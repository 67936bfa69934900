package org.cunyi.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.shared.database.Dialect;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens, finds and closes cases and gives them their numbers, without gaps, per organisation, procedure and year. */
@Component
public class Cases {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String passOver;

    Cases(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, Dialect dialect) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.passOver = dialect.passOver();
    }

    public Optional<CaseFile> find(String caseNumber) {
        return jdbc.sql("select * from case_file where case_number = ?").param(caseNumber).query(CaseFile.class).optional();
    }

    /** Cases by the engine's id of their instance. */
    public Map<String, CaseFile> ofInstances(Collection<String> instances) {
        return instances.isEmpty() ? Map.of() : jdbc.sql("select * from case_file where process_instance_id in (:instances)")
                .param("instances", instances).query(CaseFile.class).list().stream()
                .collect(Collectors.toMap(CaseFile::processInstanceId, f -> f));
    }

    public CaseFile get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件"));
    }

    public List<CaseFile> children(String caseNumber) {
        return jdbc.sql("select * from case_file where parent_case_number = ? order by started_at, case_number").param(caseNumber)
                .query(CaseFile.class).list();
    }

    /** Takes the next number of that organisation, procedure and year; two starts at once wait for each other here and nowhere else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextNumber(String prefix, String orgCode) {
        int year = LocalDate.now(clock).getYear();
        if (increment(prefix, orgCode, year) == 0) {
            beginCounter(prefix, orgCode, year);
            increment(prefix, orgCode, year);
        }
        int number = jdbc.sql("select last_number from case_counter where prefix = ? and org_code = ? and case_year = ?")
                .params(prefix, orgCode, year).query(Integer.class).single();
        return "%s-%s-%d-%04d".formatted(prefix, orgCode, year, number);
    }

    private int increment(String prefix, String orgCode, int year) {
        return jdbc.sql("update case_counter set last_number = last_number + 1 where prefix = ? and org_code = ? and case_year = ?")
                .params(prefix, orgCode, year).update();
    }

    /** Two may be the first of a year at once. PostgreSQL would end the loser's transaction, so it is told to pass over; H2 lets it go on. */
    private void beginCounter(String prefix, String orgCode, int year) {
        try {
            jdbc.sql("insert into case_counter (prefix, org_code, case_year, last_number) values (?, ?, ?, 0)" + passOver)
                    .params(prefix, orgCode, year).update();
        } catch (DuplicateKeyException somebodyElseDid) {
            // the counter is there, which is all that is wanted
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void open(CaseFile file) {
        jdbc.sql("insert into case_file (case_number, process, process_instance_id, deployment_id, org_code, parent_case_number, title,"
                + " started_by, started_at) values (:caseNumber, :process, :processInstanceId, :deploymentId, :orgCode,"
                + " :parentCaseNumber, :title, :startedBy, :startedAt)").paramSource(file).update();
        Map<String, Object> payload = new java.util.HashMap<>();
        payload.put("process", file.process());
        payload.put("orgCode", file.orgCode());
        payload.put("parentCaseNumber", file.parentCaseNumber());
        events.publishEvent(new SimpleAct(file.caseNumber(), file.startedBy(), "case.opened", file.process(), payload));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void attachInstance(String caseNumber, String processInstanceId, String deploymentId) {
        jdbc.sql("update case_file set process_instance_id = ?, deployment_id = ? where case_number = ?")
                .params(processInstanceId, deploymentId, caseNumber).update();
    }

    /** What the case is called, where no field of its start form says so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void entitle(String caseNumber, String title) {
        jdbc.sql("update case_file set title = ? where case_number = ?").params(title, caseNumber).update();
    }

    /** How it came out is known, although the case goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String caseNumber, String outcome) {
        jdbc.sql("update case_file set outcome = ? where case_number = ? and ended_at is null").params(outcome, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String caseNumber, String outcome) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int closed = jdbc.sql("update case_file set ended_at = ?, outcome = ? where case_number = ? and ended_at is null")
                .params(now, outcome, caseNumber).update();
        if (closed == 1) {
            events.publishEvent(SimpleAct.ofNow(caseNumber, "case.closed", caseNumber, Map.of("outcome", String.valueOf(outcome))));
        }
    }
}
