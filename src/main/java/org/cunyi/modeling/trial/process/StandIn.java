package org.cunyi.modeling.trial.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.cunyi.modeling.trial.TrialQuestion;
import org.cunyi.workflow.Option;

/** Stands where the product would work: does nothing and says what would have been done. */
final class StandIn implements JavaDelegate, ExecutionListener, TaskListener {

    private static final String WELL = "ok";
    private static final int LONGEST = 200;

    private final String bean;
    private final StandIns standIns;

    StandIn(String bean, StandIns standIns) {
        this.bean = bean;
        this.standIns = standIns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        standIns.note("would", place(execution), bean, inputs(execution));
        List<Option> errors = Errors.at(execution.getBpmnModelInstance(), execution.getCurrentActivityId());
        if (!errors.isEmpty()) {
            List<Option> choices = new ArrayList<>(List.of(new Option(WELL, "照常完成")));
            choices.addAll(errors);
            Object outcome = standIns.ask(new TrialQuestion("outcome:" + execution.getCurrentActivityId(), "系统任务“" + place(execution)
                    + "”会怎样结束？", TrialQuestion.Kind.CHOICE, choices, WELL), place(execution));
            if (!WELL.equals(outcome)) {
                throw new BpmnError(outcome.toString());
            }
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        standIns.note("would", place(execution), bean, "");
    }

    @Override
    public void notify(DelegateTask task) {
        standIns.note("would", Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()), bean, "");
    }

    private static String place(DelegateExecution execution) {
        return Objects.requireNonNullElse(execution.getCurrentActivityName(), execution.getCurrentActivityId());
    }

    private String inputs(DelegateExecution execution) {
        return execution.getVariablesLocal().entrySet().stream().map(e -> standIns.word(e.getKey()) + "＝" + brief(String.valueOf(e.getValue())))
                .collect(Collectors.joining("；"));
    }

    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
