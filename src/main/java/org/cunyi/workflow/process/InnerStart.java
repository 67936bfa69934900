package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.EngineCalls;
import org.cunyi.workflow.StartRule;
import org.cunyi.workflow.StartableProcess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens a case that no form begins: one procedure has decided that another one follows, as a case of its own. */
@Component
public class InnerStart {

    private final ProcessEngine engine;
    private final EngineCalls calls;
    private final Cases cases;
    private final ObjectProvider<StartRule> rules;
    private final Clock clock;

    InnerStart(@Lazy ProcessEngine engine, EngineCalls calls, Cases cases, ObjectProvider<StartRule> rules, Clock clock) {
        this.engine = engine;
        this.calls = calls;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Opens it for a unit of the procedure's level.
     *
     * @return the number of a case that is open but has not begun yet, so that rows can be written before its first step reads them
     * @throws Refusal where the unit is of another level, or a room keeps it from beginning this procedure
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(String process, String orgCode, String title) {
        ProcessDefinitionEntity model = calls.free(() -> ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache().findDeployedLatestProcessDefinitionByKey(process));
        StartableProcess startable = CaseStarter.startable(model);
        if (!new OrgCode(orgCode).level().equals(startable.level())) {
            throw Refusal.of("orgCode", "“" + startable.name() + "”不由这一级单位（" + orgCode + "）办理");
        }
        rules.forEach(r -> r.check(startable, orgCode));
        String number = cases.nextNumber(Attributes.of(model).get("prefix"), orgCode);
        cases.open(new CaseFile(number, process, null, model.getDeploymentId(), orgCode, null, title, Actor.current(),
                OffsetDateTime.now(clock), null, null));
        return number;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String caseNumber, Map<String, Object> facts) {
        CaseFile file = cases.get(caseNumber);
        StartScope.set(new StartScope(caseNumber, file.orgCode()));
        try {
            calls.free(() -> engine.getRuntimeService().startProcessInstanceByKey(file.process(), caseNumber, facts));
        } finally {
            StartScope.clear();
        }
    }
}
