package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.cunyi.org.Office;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.EngineCalls;
import org.cunyi.workflow.FormModel;
import org.cunyi.workflow.Forms;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.StartRule;
import org.cunyi.workflow.StartableProcess;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a case: who may, for which organisation, under which number; then lets the engine begin. */
@Component
public class CaseStarter {

    private static final String VILLAGE = "villageCode";
    private static final int LONGEST_TITLE = 200;

    private final ProcessEngine engine;
    private final EngineCalls calls;
    private final Organisation organisation;
    private final Roster roster;
    private final Cases cases;
    private final Forms forms;
    private final StepRunner steps;
    private final ObjectProvider<StartRule> rules;
    private final Clock clock;

    CaseStarter(@Lazy ProcessEngine engine, EngineCalls calls, Organisation organisation, Roster roster, Cases cases, Forms forms, StepRunner steps,
            ObjectProvider<StartRule> rules, Clock clock) {
        this.engine = engine;
        this.calls = calls;
        this.organisation = organisation;
        this.roster = roster;
        this.cases = cases;
        this.forms = forms;
        this.steps = steps;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional
    public ProcessInstance start(String definitionId, Map<String, Object> sent, BiFunction<String, Map<String, Object>, ProcessInstance> begin) {
        StartableProcess process = startable(definitionId);
        Map<String, Object> answers = new HashMap<>(sent == null ? Map.of() : sent);
        Object wanted = answers.remove(VILLAGE);
        OrgUnit unit = unit(process, wanted == null || wanted.toString().isBlank() ? null : wanted.toString());
        rules.forEach(r -> r.check(process, unit.code()));
        roster.officesOf(Actor.current()).stream().filter(o -> process.starters().contains(o.role()) && units(process, o).contains(unit.code()))
                .findFirst().ifPresent(o -> Actor.actFor(o.actingFor()));
        String deploymentId = model(definitionId).getDeploymentId();
        Step step = new Step(cases.nextNumber(process.prefix(), unit.code()), process.key(), Step.START, "发起", unit.code(), deploymentId,
                atStart(definitionId), Map.of());
        cases.open(new CaseFile(step.caseNumber(), process.key(), null, deploymentId, unit.code(), null, title(process, answers),
                Actor.current(), OffsetDateTime.now(clock), null, null));
        Map<String, Object> facts = calls.free(() -> steps.submit(step, form(definitionId, deploymentId), answers));
        StartScope.set(new StartScope(step.caseNumber(), unit.code()));
        try {
            return begin.apply(step.caseNumber(), facts);
        } finally {
            StartScope.clear();
        }
    }

    /**
     * The choices of a start form: the organisations for which this person may begin, and what the rooms offer for each of them, one after the
     * other.
     */
    public Map<String, List<Option>> options(String definitionId) {
        StartableProcess process = startable(definitionId);
        List<String> units = orgCodes(process).stream().filter(c -> mayBegin(process, c)).toList();
        Map<String, List<Option>> options = new HashMap<>();
        asked(process, definitionId, units).forEach(step -> calls.free(() -> steps.options(step)).forEach((name, choices) -> choices.forEach(
                c -> addOnce(options.computeIfAbsent(name, n -> new ArrayList<>()), c))));
        Map<String, String> names = organisation.names(units);
        options.put(Forms.UNITS, units.stream().map(c -> new Option(c, names.getOrDefault(c, c))).toList());
        return options;
    }

    /** What a start form proposes: Tasklist asks a task for its values, and a start form for none. Only what is the same for every organisation. */
    public Map<String, Object> proposals(String definitionId) {
        StartableProcess process = startable(definitionId);
        List<String> units = orgCodes(process).stream().filter(c -> mayBegin(process, c)).toList();
        List<Map<String, Object>> proposed = asked(process, definitionId, units).stream().map(step -> calls.free(() -> steps.proposed(step))).toList();
        Map<String, Object> common = new HashMap<>(proposed.isEmpty() ? Map.of() : proposed.get(0));
        proposed.forEach(p -> common.entrySet().retainAll(p.entrySet()));
        return common;
    }

    /** The start for each unit, as far as some room has a word in it: a county may begin a procedure for a thousand villages. */
    private List<Step> asked(StartableProcess process, String definitionId, List<String> units) {
        String deploymentId = model(definitionId).getDeploymentId();
        Map<String, String> attributes = atStart(definitionId);
        return units.stream().map(unit -> new Step(null, process.key(), Step.START, "发起", unit, deploymentId, attributes, Map.of()))
                .filter(steps::isAnybodys).toList();
    }

    /**
     * Procedures that the acting person's offices let him begin in Tasklist and that no {@link StartRule} keeps from one of them; a model that
     * is not startable there has a page of its own to begin it.
     */
    public List<StartableProcess> startable() {
        List<String> definitions = calls.free(() -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().startableInTasklist().list()
                .stream().map(d -> d.getId()).toList());
        return definitions.stream().map(this::startable).filter(p -> orgCodes(p).stream().anyMatch(c -> mayBegin(p, c))).toList();
    }

    /** What can be chosen in a field of the start form, in its order. */
    public List<String> choices(String definitionId, String field) {
        return calls.free(() -> List.copyOf(form(definitionId, model(definitionId).getDeploymentId()).fields().get(field).allowed()));
    }

    private boolean mayBegin(StartableProcess process, String orgCode) {
        try {
            rules.forEach(r -> r.check(process, orgCode));
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private OrgUnit unit(StartableProcess process, String wanted) {
        if (wanted != null && !OrgCode.isValid(wanted)) {
            throw Refusal.of(VILLAGE, "所属村：“" + wanted + "”不是单位代码");
        }
        List<String> own = orgCodes(process);
        if (wanted == null && own.size() > 1) {
            throw Refusal.of(VILLAGE, "所属村：您在多个单位任职，请选择为哪个单位发起");
        }
        if (own.isEmpty()) {
            throw Refusal.notYours("您没有发起“" + process.name() + "”的岗位");
        }
        String code = wanted == null ? own.get(0) : wanted;
        if (!own.contains(code)) {
            throw Refusal.notYours("您不在该单位担任可发起“" + process.name() + "”的岗位");
        }
        OrgUnit unit = organisation.find(code).orElseThrow(() -> Refusal.of(VILLAGE, "所属村：没有代码为“" + code + "”的单位"));
        if (unit.isCommunity()) {
            throw Refusal.of(VILLAGE, unit.name() + "是城市社区，适用《城市居民委员会组织法》，不适用村级“" + process.name() + "”程序");
        }
        return unit;
    }

    private List<String> orgCodes(StartableProcess process) {
        return roster.officesOf(Actor.current()).stream().filter(o -> process.starters().contains(o.role()))
                .flatMap(o -> units(process, o).stream()).distinct().sorted().toList();
    }

    /**
     * For which units an office begins that procedure: its own; where the procedure belongs to another level, the one above it or all of that
     * level below it.
     */
    private List<String> units(StartableProcess process, Office office) {
        OrgCode own = new OrgCode(office.orgCode());
        int level = OrgCode.LEVELS.indexOf(process.level());
        if (level < 0 || level == OrgCode.LEVELS.indexOf(own.level())) {
            return List.of(own.value());
        }
        List<String> lineage = own.lineage();
        return level < lineage.size() ? List.of(lineage.get(level)) : organisation.under(own.value()).stream()
                .filter(u -> u.orgCode().level().equals(process.level()) && !u.isCommunity()).map(OrgUnit::code).toList();
    }

    private static String title(StartableProcess process, Map<String, Object> answers) {
        Object title = answers.get("title");
        // a title that is no text is refused by its form, but the case stands in the table before
        boolean readable = title instanceof String s && !Words.isBlank(s) && Words.problem(s, false, s.length()) == null;
        String text = readable ? title.toString().strip() : process.name();
        return text.substring(0, Math.min(text.length(), LONGEST_TITLE));
    }

    private StartableProcess startable(String definitionId) {
        return startable(model(definitionId));
    }

    static StartableProcess startable(ProcessDefinitionEntity model) {
        Map<String, String> attributes = Attributes.of(model);
        String starters = attributes.getOrDefault("starters", "");
        return new StartableProcess(model.getId(), model.getKey(), model.getName(), attributes.get("prefix"), attributes.get("level"),
                starters.isEmpty() ? List.of() : List.of(starters.split(",")));
    }

    private static void addOnce(List<Option> choices, Option choice) {
        if (!choices.contains(choice)) {
            choices.add(choice);
        }
    }

    /** What the modeller wrote at the start event. */
    private Map<String, String> atStart(String definitionId) {
        return Attributes.of(model(definitionId).getInitial());
    }

    private ProcessDefinitionEntity model(String definitionId) {
        return calls.free(() -> configuration().getDeploymentCache().findDeployedProcessDefinitionById(definitionId));
    }

    private FormModel form(String definitionId, String deploymentId) {
        StartFormData data = engine.getFormService().getStartFormData(definitionId);
        FormModel form = forms.ofStart(deploymentId, data.getCamundaFormRef());
        Map<String, org.cunyi.workflow.FormField> fields = new java.util.LinkedHashMap<>(form.fields());
        fields.remove(VILLAGE);
        return new FormModel(fields);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
