package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.cunyi.archive.DocumentKind;
import org.cunyi.org.Roster;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.RequiredDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Holds every model to design.md §3: a modeller's slip fails the build, not a village's meeting. */
@CunyiTest
class ModelRulesTest {

    private static final Pattern ID = Pattern.compile(
            "(start|end|user|service|rule|send|receive|call|sub|xor|and|evt|timer|msg|err|flow)_[a-z][a-z0-9_]*");
    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");
    private static final Pattern BEAN = Pattern.compile("^[$#]\\{([a-zA-Z]+)[.}]");
    private static final Pattern GROUP = Pattern.compile("([a-z-]+)@\\$\\{(village|township|county)Code\\}");
    private static final int LONGEST_MAIN_LINE = 12;
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Roster roster;

    static Stream<File> processes() {
        return files("bpmn", ".bpmn");
    }

    static Stream<File> tables() {
        return files("dmn", ".dmn");
    }

    static Stream<File> forms() {
        return files("forms", ".form");
    }

    private static Stream<File> files(String folder, String suffix) {
        File[] found = new File(folder).listFiles((d, name) -> name.endsWith(suffix));
        assertThat(found).isNotEmpty();
        return Arrays.stream(found).sorted();
    }

    private static String stem(File file) {
        return file.getName().replaceFirst("\\.[a-z]+$", "");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_process_is_named_like_its_file_has_a_version_and_keeps_its_history(File file) {
        Process process = Bpmn.readModelFromFile(file).getModelElementsByType(Process.class).iterator().next();
        assertThat(process.getId()).isEqualTo(stem(file));
        assertThat(process.getName()).matches(CHINESE);
        assertThat(process.getCamundaVersionTag()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(new File("src/main/java/org/cunyi/" + stem(file).split("-")[0])).isDirectory();
        assertThat(new File("docs/models/" + stem(file) + ".svg")).isFile();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void elements_have_ids_that_say_what_they_are_and_chinese_names(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(node.getId()).matches(ID);
            assertThat(node.getName()).as(node.getId()).matches(CHINESE);
        }
        model.getModelElementsByType(SequenceFlow.class).forEach(f -> assertThat(f.getId()).matches(ID));
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
            Collection<SequenceFlow> answers = gateway.getOutgoing();
            answers.forEach(a -> assertThat(a.getName()).as("answer %s", a.getId()).matches(CHINESE));
            assertThat(answers.stream().filter(a -> a.getConditionExpression() == null)).as("one default at %s", gateway.getId())
                    .containsExactly(gateway.getDefault());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_element_is_drawn(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        Set<String> drawn = new HashSet<>();
        model.getModelElementsByType(BpmnShape.class).forEach(s -> drawn.add(s.getBpmnElement().getId()));
        model.getModelElementsByType(BpmnEdge.class).forEach(e -> drawn.add(e.getBpmnElement().getId()));
        model.getModelElementsByType(FlowNode.class).forEach(n -> assertThat(drawn).contains(n.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(f -> assertThat(drawn).contains(f.getId()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void the_main_line_is_straight_and_short(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        for (FlowNode start : model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.StartEvent.class)) {
            double line = middle(model, start);
            long onLine = start.getParentElement().getChildElementsByType(FlowNode.class).stream()
                    .filter(n -> Math.abs(middle(model, n) - line) < 1).count();
            assertThat(onLine).as("main line from %s", start.getId()).isBetween(3L, (long) LONGEST_MAIN_LINE);
        }
    }

    /** A subprocess is wider than its line; its own line counts, so its start stands for it. */
    private static double middle(BpmnModelInstance model, FlowNode node) {
        FlowNode drawn = node instanceof SubProcess sub
                ? sub.getChildElementsByType(org.camunda.bpm.model.bpmn.instance.StartEvent.class).iterator().next() : node;
        BpmnShape shape = model.getModelElementsByType(BpmnShape.class).stream()
                .filter(s -> s.getBpmnElement().getId().equals(drawn.getId())).findFirst().orElseThrow();
        return shape.getBounds().getY() + shape.getBounds().getHeight() / 2;
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothing_in_a_model_can_run_code(File file) throws IOException {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        assertThat(model.getModelElementsByType(Script.class)).isEmpty();
        assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
        assertThat(model.getModelElementsByType(CamundaConnector.class)).isEmpty();
        String xml = java.nio.file.Files.readString(file.toPath());
        assertThat(xml).doesNotContain("camunda:class=").doesNotContain("scriptTask").doesNotContain("camunda:resource=");
        Set<String> beans = Set.of(context.getBeanNamesForAnnotation(ModelBean.class));
        Matcher named = Pattern.compile("delegateExpression=\"([^\"]+)\"").matcher(xml);
        while (named.find()) {
            Matcher bean = BEAN.matcher(named.group(1));
            assertThat(bean.find()).as(named.group(1)).isTrue();
            assertThat(beans).contains(bean.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void forms_tables_roles_and_called_processes_exist_and_are_bound_to_the_deployment(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            assertThat(new File("forms/" + task.getCamundaFormRef() + ".form")).as(task.getId()).isFile();
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            String groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
            assertThat(groups + (task.getCamundaAssignee() == null ? "" : task.getCamundaAssignee())).as(task.getId()).isNotBlank();
            Matcher group = GROUP.matcher(groups);
            if (group.matches()) {
                assertThat(roster.roles()).containsKey(group.group(1));
                assertThat(roster.roles().get(group.group(1)).level()).isEqualTo(group.group(2));
            }
        }
        for (BusinessRuleTask rule : model.getModelElementsByType(BusinessRuleTask.class)) {
            assertThat(new File("dmn/" + rule.getCamundaDecisionRef() + ".dmn")).isFile();
            assertThat(rule.getCamundaDecisionRefBinding()).isEqualTo("deployment");
        }
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            assertThat(new File("bpmn/" + call.getCalledElement() + ".bpmn")).isFile();
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_is_named_like_its_file_and_every_row_cites_its_rule(File file) {
        DmnModelInstance model = Dmn.readModelFromFile(file);
        Decision decision = model.getModelElementsByType(Decision.class).iterator().next();
        assertThat(decision.getId()).isEqualTo(stem(file));
        assertThat(decision.getName()).matches(CHINESE);
        assertThat(decision.getVersionTag()).isNotBlank();
        assertThat(model.getModelElementsByType(Output.class).stream().map(Output::getName)).contains("legalBasis");
        for (Rule rule : model.getModelElementsByType(Rule.class)) {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).as(rule.getId()).matches(text -> CHINESE.matcher(text.replace("\n", " ")).matches());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tables_use_only_types_and_cells_that_the_engine_understands(File file) {
        DmnModelInstance model = Dmn.readModelFromFile(file);
        List<String> types = new ArrayList<>();
        model.getModelElementsByType(InputExpression.class).forEach(i -> types.add(i.getTypeRef()));
        model.getModelElementsByType(Output.class).forEach(o -> types.add(o.getTypeRef()));
        assertThat(types.stream().filter(t -> t != null && !TYPES.contains(t))).isEmpty();
        // an untyped cell "true, false" matches anything in 7.24
        model.getModelElementsByType(InputEntry.class).forEach(
                cell -> assertThat(cell.getTextContent().strip().replace(" ", "")).isNotEqualTo("true,false"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_named_like_its_file_speaks_chinese_and_belongs_to_a_step(File file) throws IOException {
        JsonNode form = JSON.readTree(file);
        assertThat(form.path("id").asText()).isEqualTo(stem(file));
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        boolean used = files("bpmn", ".bpmn").anyMatch(b -> contains(b, "formRef=\"" + stem(file) + "\""));
        assertThat(used).as("some step uses it").isTrue();
        for (JsonNode component : form.path("components")) {
            if (component.has("key")) {
                assertThat(component.path("label").asText()).as(component.path("key").asText()).matches(CHINESE);
                component.path("values").forEach(v -> assertThat(v.path("label").asText()).matches(CHINESE));
            }
        }
    }

    @Test
    void every_form_that_records_a_meeting_has_the_same_fields() throws IOException {
        Set<String> sheet = Set.of("heldOn", "noticedOn", "urgentReason", "place", "chair", "recorder", "expected", "expectedReason",
                "excluded", "present", "inFavour", "against", "abstained", "content", "opinion");
        for (File file : files("bpmn", ".bpmn").toList()) {
            for (UserTask task : Bpmn.readModelFromFile(file).getModelElementsByType(UserTask.class)) {
                if (attribute(task, "meetingKind") != null) {
                    Set<String> keys = new HashSet<>();
                    JSON.readTree(new File("forms/" + task.getCamundaFormRef() + ".form")).path("components")
                            .forEach(c -> keys.add(c.path("key").asText()));
                    assertThat(keys).as(task.getCamundaFormRef()).containsAll(sheet);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void required_documents_are_of_known_kinds_and_are_asked_for_in_a_known_way(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
            if (property.getCamundaName().startsWith(RequiredDocuments.PROPERTY)) {
                assertThat(property.getCamundaName()).matches("requiredDocuments(Once)?(\\.[a-zA-Z]+\\.[a-z0-9-]+)?");
                assertThat(RequiredDocuments.kinds(property.getCamundaValue())).isNotEmpty()
                        .allSatisfy(kind -> assertThat(DocumentKind.of(kind)).as(kind).isPresent());
            }
        }
    }

    private static String attribute(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return null;
        }
        return element.getExtensionElements().getElementsQuery()
                .filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class).list().stream()
                .flatMap(p -> p.getCamundaProperties().stream()).filter(p -> name.equals(p.getCamundaName()))
                .map(p -> p.getCamundaValue()).findFirst().orElse(null);
    }

    private static boolean contains(File file, String text) {
        try {
            return java.nio.file.Files.readString(file.toPath()).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
