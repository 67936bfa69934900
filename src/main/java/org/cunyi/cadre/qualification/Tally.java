package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** What the units found, item by item, whoever reported it: an item that two units report counts once. */
@Component
public class Tally {

    private final Papers papers;
    private final Baseline baseline;
    private final Qualifications qualifications;

    Tally(Papers papers, Baseline baseline, Qualifications qualifications) {
        this.papers = papers;
        this.baseline = baseline;
        this.qualifications = qualifications;
    }

    /** Counts and nothing else, as the table asks for them. */
    public Map<String, Object> counts(Step step) {
        List<Paper> answers = answers(step.caseNumber());
        List<Baseline.Item> found = found(step, answers);
        boolean chosen = baseline.post(step, post(step.caseNumber())).chosenByVillagers();
        int units = baseline.units(step, "all").size();
        int answered = (int) answers.stream().map(Paper::unit).distinct().count();
        return Map.of("absoluteFindings", of(found, "absolute"), "lastingFindings", of(found, "lasting"), "judgementFindings",
                of(found, "judgement"), "missingPositive", (int) found.stream().filter(i -> i.kind().equals("positive")
                        && (!chosen || i.countsForElected())).count(), "unansweredUnits", units - answered,
                QualificationProcess.FINDINGS, found.size());
    }

    /** Items that some unit found something for, in the order of the table. */
    List<Baseline.Item> found(Step step) {
        return found(step, answers(step.caseNumber()));
    }

    private List<Baseline.Item> found(Step step, List<Paper> answers) {
        Set<String> codes = answers.stream().flatMap(a -> a.found().stream()).collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? List.of() : baseline.items(step, String.join(",", codes));
    }

    List<Paper> answers(String caseNumber) {
        return papers.of(caseNumber).stream().filter(p -> p.kind().equals(Paper.ANSWER)).toList();
    }

    /** Roles of the units that have said nothing yet. */
    public List<String> silent(Step step) {
        Set<String> answered = answers(step.caseNumber()).stream().map(Paper::unit).collect(Collectors.toSet());
        return units(step).stream().filter(u -> !answered.contains(u)).toList();
    }

    /** Roles of all units that are asked. */
    public List<String> units(Step step) {
        return baseline.units(step, "all").stream().map(Baseline.Unit::role).toList();
    }

    private String post(String caseNumber) {
        return qualifications.find(caseNumber).orElseThrow().post();
    }

    private static int of(List<Baseline.Item> found, String kind) {
        return (int) found.stream().filter(i -> i.kind().equals(kind)).count();
    }
}
