package org.cunyi.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        try {
            jdbc.sql("insert into step_record (case_number, step, step_name, actor, at, answers) values (?, ?, ?, ?, ?, ?)")
                    .params(step.caseNumber(), step.key(), step.name(), actor, OffsetDateTime.now(clock), json.writeValueAsString(answers))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers of a form are not JSON", e);
        }
    }

    public List<StepRecord> of(String caseNumber) {
        return jdbc.sql("select * from step_record where case_number = ? order by id").param(caseNumber).query(StepRecord.class).list();
    }

    /** The newest answers of that step. */
    public Optional<Map<String, Object>> latest(String caseNumber, String step) {
        return jdbc.sql("select answers from step_record where case_number = ? and step = ? order by id desc fetch first 1 rows only")
                .params(caseNumber, step).query(String.class).optional().map(this::answers);
    }

    public Map<String, Object> answers(String stored) {
        try {
            return json.readValue(stored, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept form cannot be read", e);
        }
    }
}
