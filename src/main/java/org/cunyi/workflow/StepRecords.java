package org.cunyi.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every submitted form: nothing that an official entered is ever only a process variable. */
@Component
public class StepRecords {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    StepRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void keep(Step step, String actor, Map<String, Object> answers) {
        keep(step, actor, answers, null, Map.of());
    }

    /**
     * @param taskId      the task that is completed with it
     * @param factsBefore what the process knew of the facts that change now
     */
    @Transactional
    public void keep(Step step, String actor, Map<String, Object> answers, String taskId, Map<String, Object> factsBefore) {
        try {
            jdbc.sql("insert into step_record (case_number, step, step_name, actor, at, answers, task_id, acting_for, facts_before)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)").params(step.caseNumber(), step.key(), step.name(), actor, OffsetDateTime.now(clock),
                    json.writeValueAsString(answers), taskId, Actor.actingFor(), json.writeValueAsString(factsBefore)).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers of a form are not JSON", e);
        }
    }

    public List<StepRecord> of(String caseNumber) {
        return jdbc.sql("select * from step_record where case_number = ? order by id").param(caseNumber).query(StepRecord.class).list();
    }

    /** The newest answers of that step that count. */
    public Optional<Map<String, Object>> latest(String caseNumber, String step) {
        return jdbc.sql("select answers from step_record where case_number = ? and step = ? and taken_back_at is null order by id desc fetch first 1 rows only")
                .params(caseNumber, step).query(String.class).optional().map(this::answers);
    }

    /** The same of many cases at once; those that never took the step are not in it. */
    public Map<String, Map<String, Object>> latest(Collection<String> caseNumbers, String step) {
        Map<String, Map<String, Object>> latest = new HashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("select case_number, answers from step_record where case_number in (:numbers) and step = :step and taken_back_at is null order by id")
                    .param("numbers", caseNumbers).param("step", step).query(row -> {
                        latest.put(row.getString("case_number"), answers(row.getString("answers")));
                    });
        }
        return latest;
    }

    /** The newest record of that step that counts. */
    public Optional<StepRecord> newest(String caseNumber, String step) {
        return of(caseNumber).stream().filter(r -> !r.isTakenBack() && r.step().equals(step)).reduce((first, second) -> second);
    }

    /** How often that step has been completed, what was taken back not counted, and this time. */
    public int attempt(String caseNumber, String step) {
        return 1 + jdbc.sql("select count(*) from step_record where case_number = ? and step = ? and taken_back_at is null")
                .params(caseNumber, step).query(Integer.class).single();
    }

    /** The same with what was taken back: never twice the same number for one step of a case. */
    public int time(String caseNumber, String step) {
        return 1 + (int) of(caseNumber).stream().filter(r -> r.step().equals(step)).count();
    }

    /** What was entered at that step and taken back, while nothing has been entered there again. */
    public Optional<Map<String, Object>> takenBack(String caseNumber, String step) {
        return of(caseNumber).stream().filter(r -> r.step().equals(step)).reduce((first, second) -> second).filter(StepRecord::isTakenBack)
                .map(r -> answers(r.answers()));
    }

    /** @return whether it counted until now; of two who take it back at once, one waits here and is told no */
    @Transactional
    public boolean takeBack(long id) {
        return jdbc.sql("update step_record set taken_back_at = ? where id = ? and taken_back_at is null")
                .params(OffsetDateTime.now(clock), id).update() == 1;
    }

    public Map<String, Object> answers(String stored) {
        try {
            return json.readValue(stored, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept form cannot be read", e);
        }
    }
}
