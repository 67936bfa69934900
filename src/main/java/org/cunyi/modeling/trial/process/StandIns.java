package org.cunyi.modeling.trial.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.modeling.trial.TrialQuestion;
import org.cunyi.modeling.trial.TrialState.Line;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Wording;

/** What one trial remembers beside the engine: answers for the step at hand, what would have happened, the ways taken. */
final class StandIns {

    private static final int MOST_WAYS = 2_000;
    private static final int MOST_STARTS = 4_000;

    private final List<Line> log = new ArrayList<>();
    private final Map<String, Map<String, Integer>> ways = new HashMap<>();
    private final List<Line> newLines = new ArrayList<>();
    private final List<String[]> newWays = new ArrayList<>();
    private final Map<String, String> entered = new HashMap<>();
    private Map<String, String> answers = Map.of();
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Wording words;
    private int step;
    private int starts;

    StandIns(Wording words) {
        this.words = words;
    }

    /** What a parameter of a block is called. */
    String word(String parameter) {
        return words.of("trial-fact", parameter);
    }

    void begin(Map<String, String> answersNow, Map<String, String> typed) {
        answers = answersNow;
        entered.putAll(typed);
        given.clear();
        newLines.clear();
        newWays.clear();
        starts = 0;
        step++;
    }

    void done() {
        log.addAll(newLines);
        newWays.forEach(w -> ways.computeIfAbsent(w[0], i -> new LinkedHashMap<>()).merge(w[1], 1, Integer::sum));
    }

    void takenBack() {
        step--;
    }

    List<Line> log() {
        return log;
    }

    Map<String, Integer> ways(String instance) {
        return ways.getOrDefault(instance, Map.of());
    }

    void way(String instance, String flow) {
        newWays.add(new String[] {instance, flow});
        if (newWays.size() > MOST_WAYS) {
            throw new NotAllowed("流程在没有人办理、也不等待的环节之间不停地转，请检查各个判断的条件");
        }
    }

    /** An activity begins; also one that no flow leads to, as each of a loop. */
    void started() {
        if (Thread.currentThread().isInterrupted()) {
            throw new NotAllowed("这一步走得太久，已经停下");
        }
        if (++starts > MOST_STARTS) {
            throw new NotAllowed("一步之内经过的环节超过" + MOST_STARTS + "个，请检查循环的次数和各个判断的条件");
        }
    }

    void note(String kind, String place, String text, String detail) {
        newLines.add(new Line(kind, step, place, text, detail));
    }

    /** What was entered in some form under that name, which the process itself is not given. */
    Optional<String> entered(String name) {
        return Optional.ofNullable(entered.get(name)).filter(v -> !v.isBlank());
    }

    /** The same question is asked once in a step. */
    Object ask(TrialQuestion question, String place) {
        if (given.containsKey(question.key())) {
            return given.get(question.key());
        }
        String answer = answers.get(question.key());
        if (answer == null || question.problem(answer) != null) {
            throw new AskModeller(place.isEmpty() ? question : question.at(place));
        }
        Object value = question.value(answer);
        given.put(question.key(), value);
        String said = question.kind() == TrialQuestion.Kind.YES_OR_NO ? Boolean.TRUE.equals(value) ? "是" : "否"
                : question.choices().stream().filter(c -> c.value().equals(answer)).map(Option::label).findFirst().orElse(answer);
        note("answer", place, question.text(), said);
        return value;
    }
}
