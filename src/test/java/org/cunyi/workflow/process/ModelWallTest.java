package org.cunyi.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.workflow.DeploymentTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What runs code does not come in, however it is written. */
@CunyiTest
class ModelWallTest {

    @Autowired
    private DeploymentTrial trial;

    private String answer(String element) {
        String process = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:a="http://activiti.org/bpmn" targetNamespace="wall">
                  <process id="wall" isExecutable="true" camunda:historyTimeToLive="1">
                    <startEvent id="start"/><sequenceFlow id="one" sourceRef="start" targetRef="x"/>
                    %s
                    <sequenceFlow id="two" sourceRef="x" targetRef="end"/><endEvent id="end"/>
                  </process>
                </definitions>""".formatted(element);
        return trial.refused(Map.of("bpmn/wall.bpmn", process.getBytes(StandardCharsets.UTF_8))).map(DeploymentTrial.Refused::words).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<serviceTask id='x' a:type='shell'><extensionElements><a:field name='command' stringValue='id'/></extensionElements></serviceTask>",
            "<serviceTask id='x' camunda:type='shell'><extensionElements><camunda:field name='command' stringValue='id'/></extensionElements></serviceTask>",
            "<serviceTask id='x' camunda:type='external' camunda:topic='t'/>", "<serviceTask id='x' a:class='java.lang.Object'/>",
            "<callActivity id='x' calledElement='y' a:variableMappingClass='java.lang.Object'/>",
            "<scriptTask id='x' scriptFormat='groovy'><script>1</script></scriptTask>",
            "<task id='x'><extensionElements><a:executionListener class='java.lang.Object' event='start'/></extensionElements></task>",
            "<userTask id='x'><extensionElements><camunda:taskListener class='java.lang.Object' event='create'/></extensionElements></userTask>",
            "<userTask id='x'><extensionElements><a:taskListener event='create'><a:script scriptFormat='juel'>1</a:script></a:taskListener>"
                    + "</extensionElements></userTask>",
            "<subProcess id='x'><startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'><extensionElements>"
                    + "<camunda:executionListener class='java.lang.Object'/></extensionElements></sequenceFlow><task id='t'/></subProcess>"})
    void code_in_a_model_is_refused(String element) {
        assertThat(answer(element)).contains("要运行程序");
    }

    @Test
    void the_engines_own_mail_is_not_even_there() {
        assertThat(answer("<sendTask id='x' a:type='mail'><extensionElements><a:field name='to' stringValue='x'/>"
                + "<a:field name='text' stringValue='x'/></extensionElements></sendTask>")).contains("EmailException");
    }

    @Test
    void a_model_without_code_comes_in() {
        assertThat(answer("<userTask id='x' camunda:assignee='${who}'/>")).isEmpty();
    }
}
