package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.cunyi.CunyiTest;
import org.cunyi.modeling.process.ModelChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes along with a procedure to another county. */
@CunyiTest
class ModelZipTest {

    private static final ModelSet SHIPPED = ModelChecksTest.shipped();

    @Autowired
    private ModelChecks checks;

    private static ModelSet exported(String process) {
        Map<String, byte[]> files = new TreeMap<>(SHIPPED.files());
        files.keySet().retainAll(ModelZip.closure(SHIPPED, process));
        return new ModelSet(files);
    }

    @Test
    void a_procedure_takes_along_the_one_that_it_refers_to_with_its_forms_and_tables() {
        assertThat(exported("party-rectification").files()).containsKeys("bpmn/party-rectification-plan.bpmn",
                "forms/party-rectification-plan-draw-up-plan.form", "forms/party-rectification-plan-regrade.form", "dmn/party-rectification-share.dmn",
                "dmn/party-rectification-grade.dmn", "dmn/party-rectification-progress.dmn", "dmn/party-rectification-regrade.dmn",
                "dmn/party-rectification-period.dmn", "dmn/party-rectification-light.dmn", "bpmn/publicity.bpmn", "dmn/publicity-roles.dmn")
                .doesNotContainKeys("bpmn/decision.bpmn", "bpmn/whistle.bpmn");
    }

    @Test
    void a_procedure_that_refers_to_none_takes_its_own_along() {
        assertThat(exported("whistle").files()).containsKeys("dmn/whistle-call.dmn", "dmn/whistle-period.dmn", "dmn/whistle-rating.dmn",
                "forms/whistle-start.form", "forms/whistle-supervise.form").doesNotContainKeys("bpmn/publicity.bpmn", "dmn/publicity-roles.dmn");
        assertThat(exported("decision").files()).containsKeys("bpmn/publicity.bpmn", "forms/decision-start.form", "dmn/decision-precheck.dmn",
                "dmn/publicity-roles.dmn").doesNotContainKeys("bpmn/decision-six.bpmn", "bpmn/party-rectification.bpmn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"party-rectification", "party-rectification-plan", "whistle", "decision", "decision-six", "cadre-unfitness"})
    void what_is_exported_misses_nothing_that_the_checks_ask_for(String process) {
        ModelSet alone = exported(process);
        assertThat(checks.check(alone, alone.files().keySet())).filteredOn(ModelFinding::blocks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <camunda:property name="checkedBy" value="other-days, meeting-base" />
            <camunda:property value="other-days" name="checkedEach.villages" />
            <bpmn:userTask id="user_x" camunda:dueDate="${period.until(execution, 'other-days', 'x')}" />
            <bpmn:userTask id="user_x" camunda:dueDate='${period.until(execution, "other-days", "x")}' />
            <bpmn:userTask id="user_x" camunda:dueDate="${period.until(execution, &quot;other-days&quot;, urgency)}" />
            <bpmn:businessRuleTask id="rule_x" camunda:decisionRef="other-days" />
            """)
    void a_table_of_another_family_is_found_wherever_it_is_named(String element) {
        assertThat(ModelZip.closure(named(element), "mine")).containsExactlyInAnyOrder("bpmn/mine.bpmn", "dmn/mine-table.dmn", "dmn/other-days.dmn");
    }

    private static ModelSet named(String element) {
        byte[] nothing = "<definitions/>".getBytes(StandardCharsets.UTF_8);
        return new ModelSet(Map.of("bpmn/mine.bpmn", ("<process>" + element + "</process>").getBytes(StandardCharsets.UTF_8), "dmn/mine-table.dmn",
                nothing, "dmn/other-days.dmn", nothing, "dmn/other.dmn", nothing, "dmn/days.dmn", nothing));
    }
}
