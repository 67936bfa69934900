package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A county that writes another unit into its table of periods gets that unit. */
@CunyiTest
class PeriodsTest {

    private static final String TABLE = "/dmn/cadre-qualification-period.dmn";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private Periods periods;

    private Walk walk;
    private String deployment;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void forget() {
        repository.deleteDeployment(deployment, true);
        walk.remember();
    }

    /** A case whose table says so. */
    private Step under(String unit) throws IOException {
        String table = new String(PeriodsTest.class.getResourceAsStream(TABLE).readAllBytes(), StandardCharsets.UTF_8);
        deployment = repository.createDeployment().addString(TABLE.substring(1), table.replace("\"months\"", "\"" + unit + "\"")
                .replace("\"working-days\"", "\"" + unit + "\"")).deploy().getId();
        String number = walk.begin("liulin-office", QualificationProcess.KEY, Map.of("title", "村党组织书记"));
        return new Step(number, QualificationProcess.KEY, "retention", "保存期限", "990101101", deployment, Map.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"days, 2026-11-28", "months, 2027-05-22", "years, 2032-11-22", "working-days, 2026-11-30"})
    void six_of_a_unit_are_six_of_that_unit(String unit, LocalDate last) throws IOException {
        assertThat(periods.end(under(unit), "validity", TestClock.TODAY)).isEqualTo(last);
    }

    @Test
    void what_is_no_unit_or_not_the_models_is_refused_with_the_name_of_the_table() throws IOException {
        Step weeks = under("weeks");
        assertThatThrownBy(() -> periods.end(weeks, "validity", TestClock.TODAY)).isInstanceOf(Refusal.class).hasMessageContaining("任职资格联审期限")
                .hasMessageContaining("weeks");
        assertThatThrownBy(() -> periods.number(weeks, "unit-review", PeriodTable.WORKING_DAYS)).isInstanceOf(Refusal.class).hasMessageContaining("working-days");
    }
}
