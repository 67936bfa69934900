package org.cunyi.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.springframework.stereotype.Component;

/** Where a case stands, in a few words. A case that waits for one it called stands where that one stands. */
@Component
class Standing {

    private final Cases cases;
    private final CaseView engine;
    private final Labels labels;

    Standing(Cases cases, CaseView engine, Labels labels) {
        this.cases = cases;
        this.engine = engine;
        this.labels = labels;
    }

    /** A task and the case it belongs to: this one or one it called. */
    public record TaskOf(CaseFile file, OpenTask task) {
    }

    /** What waits, in words, and whether a due date has passed. */
    public record Stand(String words, boolean overdue) {
    }

    List<TaskOf> tasks(CaseFile file, List<CaseFile> children) {
        return Stream.concat(Stream.of(file), children.stream()).filter(CaseFile::isOpen)
                .flatMap(f -> engine.openTasks(f).stream().map(t -> new TaskOf(f, t))).toList();
    }

    Stand of(CaseFile file) {
        List<CaseFile> children = cases.children(file.caseNumber());
        List<TaskOf> tasks = tasks(file, children);
        if (tasks.isEmpty()) {
            CaseFile waiting = children.stream().filter(CaseFile::isOpen).findFirst().orElse(file);
            return new Stand(labels.waiting(waiting.process()), false);
        }
        return new Stand(tasks.stream().map(t -> t.task().name()).distinct().collect(Collectors.joining("、")),
                tasks.stream().anyMatch(t -> t.task().overdue()));
    }
}
