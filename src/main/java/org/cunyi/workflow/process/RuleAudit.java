package org.cunyi.workflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Every evaluation of a table is an act: inputs, outputs and the rules that fired, in the chain of the case that asked. */
@Component
public class RuleAudit implements DmnDecisionTableEvaluationListener {

    private static final ThreadLocal<String> CASE = new ThreadLocal<>();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9,.:+-]{0,100}");
    private static final ThreadLocal<Boolean> LOOKING = ThreadLocal.withInitial(() -> false);

    private final ApplicationEventPublisher events;

    RuleAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Evaluations inside the call belong to that case. */
    public static <T> T forCase(String caseNumber, Callable<T> call) {
        String before = CASE.get();
        CASE.set(caseNumber);
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (before == null) {
                CASE.remove();
            } else {
                CASE.set(before);
            }
        }
    }

    /** Looking a table up to show a form is no act: nothing is recorded and no chain is held. */
    public static <T> T silently(Supplier<T> look) {
        boolean before = LOOKING.get();
        LOOKING.set(true);
        try {
            return look.get();
        } finally {
            LOOKING.set(before);
        }
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        if (LOOKING.get()) {
            return;
        }
        Map<String, Object> inputs = new TreeMap<>();
        event.getInputs().forEach(i -> inputs.put(String.valueOf(i.getName()), sealed(plain(i.getValue() == null ? null : i.getValue().getValue()))));
        List<String> fired = new ArrayList<>();
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
            fired.add(rule.getId());
            Map<String, Object> row = new TreeMap<>();
            rule.getOutputEntries().forEach((k, v) -> row.put(v.getOutputName(), plain(v.getValue() == null ? null : v.getValue().getValue())));
            outputs.add(row);
        }
        Map<String, Object> payload = new TreeMap<>();
        payload.put("inputs", inputs);
        payload.put("outputs", outputs);
        payload.put("rules", fired);
        if (event.getDecisionTable() instanceof DecisionDefinition deployed) {
            payload.put("version", deployed.getVersion());
        }
        String table = event.getDecisionTable().getKey();
        events.publishEvent(SimpleAct.ofNow(caseNumber(), "table.evaluated", table, payload));
    }

    private static String caseNumber() {
        if (CASE.get() != null) {
            return CASE.get();
        }
        var execution = Context.getBpmnExecutionContext();
        return execution == null ? null : execution.getExecution().getProcessBusinessKey();
    }

    /** Tables know codes, dates and numbers. Whatever else somebody types into one is no business of the record. */
    private static Object sealed(Object value) {
        return value instanceof String text && !CODE.matcher(text).matches() ? new Personal(text) : value;
    }

    private static Object plain(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
