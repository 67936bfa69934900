package org.cunyi.modeling.trial.process;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.TrialQuestion;
import org.cunyi.modeling.trial.TrialState;
import org.cunyi.modeling.trial.TrialStep;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Wording;

/**
 * An engine of one trial: its own configuration on a database in memory of its own, no job executor, no bean of the product, known to nobody
 * else, gone when it is closed. Every call is one after the other.
 */
public final class TrialEngine implements AutoCloseable {

    private static final Pattern CONDITION = Pattern.compile("<(?:\\w+:)?conditionExpression[^>]*>([^<]*)<");
    private static final String CASE = "试用";
    private static final TimeLimit TIME = new TimeLimit(Duration.ofSeconds(20));

    private final StandIns standIns;
    private final ProcessEngine engine;
    private final TrialActs acts;
    private final TrialReader reader;
    private volatile boolean closed;

    TrialEngine(Beans beans, Wording words, ModelSet models, String process, Map<String, TableSheet> tables) {
        this.standIns = new StandIns(words);
        StandInAnswers answers = new StandInAnswers(beans, standIns, conditions(models));
        this.engine = new TrialConfiguration(beans, answers, standIns, tables).build(CASE);
        try {
            deploy(models);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        this.acts = new TrialActs(engine, models, standIns, process, CASE);
        this.reader = new TrialReader(engine, models, standIns, process);
    }

    private static Set<String> conditions(ModelSet models) {
        Set<String> all = new HashSet<>();
        for (String path : models.in("bpmn")) {
            Matcher condition = CONDITION.matcher(models.text(path));
            while (condition.find()) {
                all.add(condition.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").strip());
            }
        }
        return all;
    }

    private void deploy(ModelSet models) {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("trial");
        models.files().forEach((path, content) -> builder.addInputStream(path, new ByteArrayInputStream(content)));
        try {
            builder.deploy();
        } catch (ParseException e) {
            throw Refusal.of(e.getResorceReports().stream().flatMap(r -> r.getErrors().stream().map(p -> new Refusal.FieldError(r.getResourceName(),
                    r.getResourceName() + " 第" + p.getLine() + "行" + (p.getMainElementId() == null ? "" : "（" + p.getMainElementId() + "）") + "，引擎读不懂："
                            + p.getMessage()))).toList());
        } catch (ProcessEngineException e) {
            throw Refusal.of("", "引擎不能装入这些模型：" + Reasons.of(e));
        }
    }

    /**
     * Walks one step.
     *
     * @return what has to be answered first; nothing has changed then
     * @throws Refusal where it cannot be walked; nothing has changed then either
     */
    public synchronized Optional<TrialQuestion> walk(TrialStep step) {
        requireOpen();
        standIns.begin(step.answers(), step.typed());
        try {
            TIME.run(() -> walked(step));
            standIns.done();
            return Optional.empty();
        } catch (TimeLimit.Over over) {
            // it may still be at work in there
            close();
            throw Refusal.of("", "这一步走不下去：" + over.getMessage());
        } catch (Refusal refusal) {
            standIns.takenBack();
            throw refusal;
        } catch (RuntimeException e) {
            standIns.takenBack();
            AskModeller ask = Reasons.find(e, AskModeller.class);
            if (ask != null) {
                return Optional.of(ask.question());
            }
            throw Refusal.of("", "这一步走不下去：" + Reasons.of(e));
        }
    }

    private Boolean walked(TrialStep step) {
        acts.walk(step);
        return true;
    }

    /** Whether it can go on. */
    public boolean isOpen() {
        return !closed;
    }

    public synchronized TrialState state() {
        requireOpen();
        return reader.state();
    }

    /** @throws Refusal where there is no such instance */
    public synchronized TrialState.Course course(int instance) {
        requireOpen();
        return reader.course(instance);
    }

    private void requireOpen() {
        if (closed) {
            throw Refusal.unavailable("现在试用的人太多，请再试一次");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            engine.close();
        }
    }
}
