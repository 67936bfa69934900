package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how each measure was carried out. */
@Component
public class Measures {

    private final JdbcClient jdbc;

    Measures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param track      {@code party} or {@code other}
     * @param answer     of a person who was ordered to resign, or of the meeting; else {@code null}
     * @param linkedCase the village's decision on a resignation
     */
    public record Measure(String measureCase, String caseNumber, String track, String measure, LocalDate fromOn, LocalDate toOn, int renewals,
            String answer, String linkedCase, LocalDate postEndedOn) {
    }

    public List<Measure> of(String caseNumber) {
        return jdbc.sql("select * from unfitness_measure where case_number = ? order by measure_case").param(caseNumber).query(Measure.class).list();
    }

    public Optional<Measure> find(String measureCase) {
        return jdbc.sql("select * from unfitness_measure where measure_case = ?").param(measureCase).query(Measure.class).optional();
    }

    /** Whether that decision of a village stands for a resignation already. */
    boolean uses(String linkedCase) {
        return jdbc.sql("select count(*) from unfitness_measure where linked_case = ?").param(linkedCase).query(Integer.class).single() > 0;
    }

    /** Written anew, it takes the place of what stood there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Measure m) {
        jdbc.sql("delete from unfitness_measure where measure_case = ?").param(m.measureCase()).update();
        try {
            jdbc.sql("insert into unfitness_measure (measure_case, case_number, track, measure, from_on, to_on, renewals, answer, linked_case,"
                    + " post_ended_on) values (:measureCase, :caseNumber, :track, :measure, :fromOn, :toOn, :renewals, :answer, :linkedCase,"
                    + " :postEndedOn)").paramSource(m).update();
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late("该辞职议案刚由他人用于另一件处置，请刷新后查看");
        }
    }
}
