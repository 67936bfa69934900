package org.cunyi.modeling.process;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.ModelException;
import org.cunyi.archive.DocumentKind;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelSet;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.RequiredDocuments;

/** What a process has to be: named, drawn, bound to its own forms, tables and roles. */
final class BpmnRules {

    private static final Pattern ID = Pattern.compile(
            "(start|end|user|service|rule|send|receive|call|sub|xor|and|evt|timer|msg|err|flow)_[a-z][a-z0-9_]*");
    private static final Pattern GROUP = Pattern.compile("([a-z-]+)@\\$\\{(village|township|county)Code\\}");
    /** What a variable or a bean says: never a unit or a person that is written down. */
    private static final Pattern SAID = Pattern.compile("\\$\\{\\w+(\\.\\w+\\([\\w, ]*\\))?\\}(@\\$\\{(village|township|county)Code\\})?");
    private static final Pattern PREFIX = Pattern.compile("<camunda:property name=\"prefix\" value=\"([A-Z]{2})\"");
    private static final Pattern DOCUMENTS = Pattern.compile("requiredDocuments(Once)?(\\.[a-zA-Z]+\\.[a-z0-9-]+)?");
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_MAIN_LINE = 12;
    private static final int SHORTEST_MAIN_LINE = 3;
    private static final Set<String> SHEET = Set.of("heldOn", "noticedOn", "urgentReason", "place", "chair", "recorder", "expected",
            "expectedReason", "excluded", "present", "inFavour", "against", "abstained", "content", "opinion");

    private final ModelSet models;
    private final Map<String, String> levelOfRole;
    private final String path;
    private final Findings found;
    private final BpmnModelInstance model;

    /** @param levelOfRole {@code village}, {@code township} or {@code county} by role */
    private BpmnRules(ModelSet models, Map<String, String> levelOfRole, String path, Findings found, BpmnModelInstance model) {
        this.models = models;
        this.levelOfRole = levelOfRole;
        this.path = path;
        this.found = found;
        this.model = model;
    }

    static void check(ModelSet models, Map<String, String> levelOfRole, String path, Findings found) {
        BpmnModelInstance model;
        try {
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(models.bytes(path)));
        } catch (ModelException e) {
            found.wrong(null, "不是可以执行的 BPMN 文件：" + e.getMessage());
            return;
        }
        BpmnRules rules = new BpmnRules(models, levelOfRole, path, found, model);
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            found.wrong(null, "一个文件只画一个流程，这里有" + processes.size() + "个");
            return;
        }
        rules.process(processes.iterator().next());
        rules.elements();
        rules.gateways();
        rules.drawn();
        rules.tasks();
        rules.references();
        BlockRules.check(models, found, model).forEach(rules::groups);
    }

    private void process(Process process) {
        found.wrongUnless(ModelSet.stem(path).equals(process.getId()), process.getId(), "流程编号应当与文件名相同：" + ModelSet.stem(path));
        found.wrongUnless(Words.isChinese(process.getName()), process.getId(), "流程没有中文名称");
        found.wrongUnless(process.isExecutable(), process.getId(), "流程没有标为可执行（isExecutable）");
        found.wrongUnless(Words.isText(process.getCamundaVersionTag()), process.getId(), "流程没有版本标记（versionTag）");
        found.wrongUnless(process.getCamundaVersionTag() == null || process.getCamundaVersionTag().length() <= LONGEST_TAG, process.getId(),
                "版本标记（versionTag）不超过" + LONGEST_TAG + "个字符");
        found.wrongUnless(ModelSet.stem(path).length() <= LONGEST_ID, process.getId(), "流程编号不超过" + LONGEST_ID + "个字符");
        found.wrongUnless(Words.isText(process.getCamundaHistoryTimeToLiveString()), process.getId(), "流程没有写明历史记录保存期限（historyTimeToLive）");
        Map<String, String> properties = Properties.of(process);
        found.wrongUnless(properties.getOrDefault("prefix", "").matches("[A-Z]{2}"), process.getId(), "流程属性 prefix（案件编号的字头）应当是两个大写字母");
        models.in("bpmn").stream().filter(other -> !ModelSet.family(other).equals(ModelSet.family(path)) && PREFIX.matcher(models.text(other)).results()
                .anyMatch(p -> p.group(1).equals(properties.get("prefix")))).forEach(other -> found.wrong(process.getId(),
                "案件编号的字头 " + properties.get("prefix") + " 已经是 " + ModelSet.stem(other) + " 的"));
        found.wrongUnless(OrgCode.LEVELS.contains(properties.getOrDefault("level", "")), process.getId(),
                "流程属性 level（办理层级）应当是 village、township 或者 county");
        Arrays.stream(properties.getOrDefault("starters", "").split(",")).filter(s -> !s.isEmpty() && !levelOfRole.containsKey(s))
                .forEach(s -> found.wrong(process.getId(), "流程属性 starters（谁可以发起）中没有这个岗位：" + s));
    }

    private void elements() {
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            found.wrongUnless(ID.matcher(node.getId()).matches(), node.getId(), "编号应当写明是什么，例如 user_party_proposal");
            found.wrongUnless(Words.isChinese(node.getName()), node.getId(), "没有中文名称");
        }
        model.getModelElementsByType(SequenceFlow.class).forEach(f -> found.wrongUnless(ID.matcher(f.getId()).matches(), f.getId(),
                "连线的编号应当以 flow_ 开头"));
    }

    private void gateways() {
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            found.wrongUnless(gateway.getName() != null && gateway.getName().endsWith("？"), gateway.getId(), "判断应当写成一个问题，以“？”结尾");
            for (SequenceFlow answer : gateway.getOutgoing()) {
                found.wrongUnless(Words.isChinese(answer.getName()), answer.getId(), "判断“" + gateway.getName() + "”的这一个去向没有写中文的答案");
            }
            List<SequenceFlow> open = gateway.getOutgoing().stream().filter(a -> a.getConditionExpression() == null).toList();
            found.wrongUnless(open.size() == 1 && open.get(0).equals(gateway.getDefault()), gateway.getId(),
                    "判断“" + gateway.getName() + "”应当有且只有一个没有条件的去向，并设为默认去向");
        }
    }

    private void drawn() {
        Set<String> drawn = new HashSet<>();
        Map<String, Double> middle = new HashMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() != null) {
                drawn.add(shape.getBpmnElement().getId());
                middle.put(shape.getBpmnElement().getId(), shape.getBounds().getY() + shape.getBounds().getHeight() / 2);
            }
        }
        model.getModelElementsByType(BpmnEdge.class).stream().filter(e -> e.getBpmnElement() != null).forEach(e -> drawn.add(e.getBpmnElement().getId()));
        model.getModelElementsByType(FlowNode.class).forEach(n -> found.wrongUnless(drawn.contains(n.getId()), n.getId(), "图上没有画出这个节点"));
        model.getModelElementsByType(SequenceFlow.class).forEach(f -> found.wrongUnless(drawn.contains(f.getId()), f.getId(), "图上没有画出这条连线"));
        model.getModelElementsByType(StartEvent.class).forEach(s -> mainLine(s, middle));
    }

    /** A subprocess is wider than its line; its own line counts, so its start stands for it. */
    private void mainLine(StartEvent start, Map<String, Double> middle) {
        Double line = middle.get(start.getId());
        long on = line == null ? 0 : start.getParentElement().getChildElementsByType(FlowNode.class).stream().map(n -> n instanceof SubProcess sub
                ? sub.getChildElementsByType(StartEvent.class).stream().findFirst().map(s -> s.getId()).orElse(n.getId()) : n.getId())
                .map(middle::get).filter(m -> m != null && Math.abs(m - line) < 1).count();
        found.wrongUnless(on >= SHORTEST_MAIN_LINE && on <= LONGEST_MAIN_LINE, start.getId(), "主线应当画在一条直线上，" + SHORTEST_MAIN_LINE + "至"
                + LONGEST_MAIN_LINE + "个节点，现在是" + on + "个");
    }

    private void tasks() {
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            String form = "forms/" + task.getCamundaFormRef() + ".form";
            found.wrongUnless(models.has(form), task.getId(), "没有这个表单：" + task.getCamundaFormRef());
            found.wrongUnless("deployment".equals(task.getCamundaFormRefBinding()), task.getId(), "表单应当按同一次发布绑定（binding = deployment）");
            group(task);
            Map<String, String> properties = Properties.of(task);
            if (properties.containsKey("meetingKind") && models.has(form)) {
                Set<String> missing = new HashSet<>(SHEET);
                missing.removeAll(FormRules.keys(models.text(form)));
                found.wrongUnless(missing.isEmpty(), task.getId(), "记录会议的表单缺少字段：" + String.join("、", missing.stream().sorted().toList()));
            }
        }
        for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
            if (property.getCamundaName() != null && property.getCamundaName().startsWith(RequiredDocuments.PROPERTY)) {
                List<String> kinds = property.getCamundaValue() == null ? List.of() : RequiredDocuments.kinds(property.getCamundaValue()).toList();
                boolean known = DOCUMENTS.matcher(property.getCamundaName()).matches() && !kinds.isEmpty()
                        && kinds.stream().allMatch(kind -> DocumentKind.of(kind).isPresent());
                found.wrongUnless(known, owner(property), "要求的材料写法不对，或者没有这种材料：" + property.getCamundaName() + "＝" + String.join(",", kinds));
            }
        }
    }

    private void group(UserTask task) {
        String groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
        String all = groups + (task.getCamundaAssignee() == null ? "" : task.getCamundaAssignee());
        found.wrongUnless(!all.isBlank(), task.getId(), "没有写明由谁办理");
        found.wrongUnless(task.getCamundaAssignee() == null || SAID.matcher(task.getCamundaAssignee().strip()).matches(), task.getId(),
                "办理人不能写成某一个人：" + task.getCamundaAssignee());
        found.wrongUnless(task.getCamundaCandidateUsers() == null, task.getId(), "不得写明候选个人（candidateUsers）");
        groups(task.getId(), groups);
    }

    /** Each is a role of the roster at its own level, or what a variable says. */
    private void groups(String element, String groups) {
        for (String one : groups.split(",")) {
            Matcher group = GROUP.matcher(one.strip());
            if (group.matches()) {
                String level = levelOfRole.get(group.group(1));
                found.wrongUnless(level != null, element, "没有这个岗位：" + group.group(1));
                found.wrongUnless(level == null || level.equals(group.group(2)), element, "岗位 " + group.group(1) + " 不在这一级：" + group.group(2));
            } else if (!one.isBlank()) {
                found.wrongUnless(SAID.matcher(one.strip()).matches(), element, "办理岗位应当写成 岗位@${villageCode}（或者 townshipCode、countyCode）：" + one);
            }
        }
    }

    private void references() {
        for (BusinessRuleTask rule : model.getModelElementsByType(BusinessRuleTask.class)) {
            if (rule.getCamundaDecisionRef() != null) {
                found.wrongUnless(models.has("dmn/" + rule.getCamundaDecisionRef() + ".dmn"), rule.getId(), "没有这张规则表：" + rule.getCamundaDecisionRef());
                found.wrongUnless("deployment".equals(rule.getCamundaDecisionRefBinding()), rule.getId(), "规则表应当按同一次发布绑定（binding = deployment）");
            }
        }
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            found.wrongUnless(models.has("bpmn/" + call.getCalledElement() + ".bpmn"), call.getId(), "没有这个流程：" + call.getCalledElement());
            found.wrongUnless("deployment".equals(call.getCamundaCalledElementBinding()), call.getId(), "调用的流程应当按同一次发布绑定（binding = deployment）");
        }
    }

    private static String owner(CamundaProperty property) {
        return property.getParentElement().getParentElement().getParentElement() instanceof BaseElement element ? element.getId() : null;
    }
}
