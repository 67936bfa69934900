package org.cunyi.modeling.trial;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.modeling.DraftFile;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.ModelZip;
import org.cunyi.modeling.process.CodeWall;
import org.cunyi.modeling.trial.process.TrialEngine;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Plays a process of a draft step by step. What is kept is the script alone; the engine is made of it wherever it is needed, so that a trial goes
 * on at another node and after a break, and one step back is the script without its last.
 */
@Service
public class Trials {

    private static final int MOST_STEPS = 200;
    private static final int MOST_CHARACTERS = 100_000;

    private final Drafts drafts;
    private final CodeWall wall;
    private final TrialDesk desk;
    private final Clock clock;
    private final Duration longest;

    Trials(Drafts drafts, CodeWall wall, TrialDesk desk, Clock clock, @Value("${cunyi.modeling.trial.idle:PT2H}") Duration longest) {
        this.drafts = drafts;
        this.wall = wall;
        this.desk = desk;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * A trial as a page shows it.
     *
     * @param note what has happened to it meanwhile, in Chinese, {@code null} where nothing has
     */
    public record View(TrialScript script, TrialState state, String note) {
    }

    /** How a step ended. */
    public record Walked(View view, Optional<TrialQuestion> question) {
    }

    /**
     * A trial at its beginning.
     *
     * @throws Refusal where the draft has no such process, or one that runs code, or the engine cannot read it
     */
    public View begin(long draft, String path) {
        DraftFile file = drafts.file(draft, path);
        return look(new TrialScript(draft, file.path(), contents(draft), new ArrayList<>(), clock.instant()));
    }

    /** @throws Refusal where its time is over */
    public View look(TrialScript script) {
        return desk.inTurn(Actor.current(), () -> looked(script));
    }

    private View looked(TrialScript script) {
        drafts.file(script.draft(), script.path());
        if (script.used().plus(longest).isBefore(clock.instant())) {
            desk.put(Actor.current(), null);
            throw Refusal.late("这次试用放了太久，已经结束；请从头再来");
        }
        String contents = contents(script.draft());
        boolean same = contents.equals(script.contents());
        List<TrialStep> walked = new ArrayList<>();
        StringBuilder note = new StringBuilder(same ? "" : "草稿在试用开始以后改过，下面是按现在的内容把前面的步骤重走了一遍。");
        TrialEngine engine = engine(script, contents, walked, note);
        return new View(script.with(contents, walked, clock.instant()), engine.state(), note.isEmpty() ? null : note.toString());
    }

    /**
     * Walks one step more.
     *
     * @throws Refusal where it cannot be walked; the trial stays where it was
     */
    public Walked walk(TrialScript script, TrialStep step) {
        return desk.inTurn(Actor.current(), () -> walked(script, step));
    }

    private Walked walked(TrialScript script, TrialStep step) {
        View before = looked(script);
        List<TrialStep> steps = new ArrayList<>(before.script().steps());
        if (steps.size() >= MOST_STEPS) {
            throw Refusal.late("一次试用最多" + MOST_STEPS + "步，请从头再来");
        }
        if (steps.stream().mapToInt(TrialStep::size).sum() + step.size() > MOST_CHARACTERS) {
            throw Refusal.of("", "一次试用填写的内容合计不超过" + MOST_CHARACTERS + "个字符");
        }
        TrialEngine engine = engine(before.script(), before.script().contents(), new ArrayList<>(), new StringBuilder());
        Optional<TrialQuestion> question = engine.walk(step);
        if (question.isPresent()) {
            return new Walked(before, question);
        }
        steps.add(step);
        TrialScript after = before.script().with(before.script().contents(), steps, clock.instant());
        desk.put(Actor.current(), new TrialDesk.Place(after.draft(), after.path(), after.contents(), List.copyOf(steps), engine));
        return new Walked(new View(after, engine.state(), before.note()), Optional.empty());
    }

    /** One step back; at the beginning it stays there. */
    public View back(TrialScript script) {
        List<TrialStep> steps = script.steps();
        return look(script.with(script.contents(), steps.subList(0, Math.max(0, steps.size() - 1)), clock.instant()));
    }

    /** Ends it; its engine is closed. */
    public void end() {
        desk.put(Actor.current(), null);
    }

    /** The way through one instance. */
    public TrialState.Course course(TrialScript script, int instance) {
        return desk.inTurn(Actor.current(), () -> engine(script, script.contents(), new ArrayList<>(), new StringBuilder()).course(instance));
    }

    /** The engine at the script's end: that of before, or a new one that walks all of it; where a step cannot be walked any more it stays before it. */
    private TrialEngine engine(TrialScript script, String contents, List<TrialStep> walked, StringBuilder note) {
        Optional<TrialEngine> known = desk.find(Actor.current(), script, contents);
        if (known.isPresent()) {
            walked.addAll(script.steps());
            return known.get();
        }
        TrialEngine engine = open(script);
        try {
            for (TrialStep step : script.steps()) {
                if (!again(engine, step, note, walked.size() + 1)) {
                    break;
                }
                walked.add(step);
            }
            desk.put(Actor.current(), new TrialDesk.Place(script.draft(), script.path(), contents, List.copyOf(walked), engine));
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    private static boolean again(TrialEngine engine, TrialStep step, StringBuilder note, int number) {
        try {
            if (engine.walk(step).isEmpty()) {
                return true;
            }
            note.append("走到第").append(number).append("步，要问的与原来不同，停在这一步之前。");
        } catch (Refusal refusal) {
            note.append("第").append(number).append("步走不下去了，停在这一步之前：").append(refusal.getMessage());
        }
        return false;
    }

    private TrialEngine open(TrialScript script) {
        ModelSet models = drafts.models(script.draft());
        String process = ModelSet.stem(script.path());
        List<ModelFinding> dangerous = ModelZip.closure(models, process).stream().filter(p -> !p.startsWith("forms/"))
                .flatMap(p -> wall.findings(p, models.text(p)).stream()).toList();
        if (!dangerous.isEmpty()) {
            throw Refusal.of(dangerous.stream().limit(20).map(f -> new Refusal.FieldError(f.file(), f.file() + "：" + f.message())).toList());
        }
        return desk.open(models, process);
    }

    private String contents(long draft) {
        return Sha256.of(drafts.files(draft).stream().map(f -> f.path() + " " + Sha256.of(f.content())).collect(Collectors.joining("\n")));
    }
}
