package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunyi.shared.Act;
import org.cunyi.shared.Acts;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Many reviews on one sheet, in as few statements as one; that each of them was read is said in its own chain, in the same transaction. */
@Component
public class Summaries {

    private final Qualifications qualifications;
    private final Papers papers;
    private final Baseline baseline;
    private final StepRecords records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Summaries(Qualifications qualifications, Papers papers, Baseline baseline, StepRecords records, ApplicationEventPublisher events, Clock clock) {
        this.qualifications = qualifications;
        this.papers = papers;
        this.baseline = baseline;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /** @param also acts that are told together with the readings, so that all chains are locked in one order */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SummaryLine> of(List<CaseFile> files, List<Act> also) {
        Set<String> numbers = files.stream().map(CaseFile::caseNumber).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Qualification> known = qualifications.of(numbers);
        Map<String, List<Paper>> written = papers.of(numbers);
        Map<String, Map<String, Object>> first = records.latest(numbers, QualificationProcess.FIRST_REVIEW);
        Map<String, List<Baseline.Item>> items = items(files);
        List<SummaryLine> lines = new ArrayList<>();
        List<Act> acts = new ArrayList<>(also);
        for (CaseFile file : files) {
            List<Paper> own = written.getOrDefault(file.caseNumber(), List.of());
            SummaryLine line = line(file, known.get(file.caseNumber()), own, first.get(file.caseNumber()), items.get(file.deploymentId()));
            lines.add(line);
            if (!own.isEmpty()) {
                acts.add(SimpleAct.ofNow(file.caseNumber(), "personal.read", "summary-sheet", Map.of("what", line.findings() == null ? "identity"
                        : "findings")));
            }
        }
        events.publishEvent(new Acts(acts));
        return lines;
    }

    /** A case goes by the tables it began with; of each deployment they are asked once. */
    private Map<String, List<Baseline.Item>> items(List<CaseFile> files) {
        Map<String, List<Baseline.Item>> items = new HashMap<>();
        files.forEach(f -> items.computeIfAbsent(f.deploymentId(), d -> baseline.items(Step.beside(f, "summary", "汇总"))));
        return items;
    }

    private SummaryLine line(CaseFile file, Qualification q, List<Paper> own, Map<String, Object> first, List<Baseline.Item> items) {
        Paper person = own.stream().filter(p -> p.kind().equals(Paper.CANDIDATE)).max(Comparator.comparingLong(Paper::id)).orElse(null);
        boolean erased = q != null && q.purgedAt() != null;
        LocalDate on = q == null || q.concludedAt() == null ? null : q.concludedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
        // before the conclusion who reads day by day what is found could tell by whom
        List<String> findings = q == null || q.conclusion() == null || erased ? null : found(own, items);
        return new SummaryLine(file.caseNumber(), q == null ? null : q.villageCode(), q == null ? file.title() : q.post(),
                person == null ? null : person.text("candidateName"), person == null ? null : IdentityNumber.masked(person.text("identityNumber")),
                erased, first == null ? null : String.valueOf(first.get("firstReview")), findings, q != null && q.unitsWaived(),
                q == null ? null : q.conclusion(), on, q == null ? null : q.validTo());
    }

    /** An item that two units report counts once. */
    private static List<String> found(List<Paper> own, List<Baseline.Item> items) {
        Set<String> codes = own.stream().filter(p -> p.kind().equals(Paper.ANSWER)).flatMap(p -> p.found().stream()).collect(Collectors.toSet());
        return items.stream().filter(i -> codes.contains(i.code())).map(i -> i.words() + "（依据：" + i.legalBasis() + "）").toList();
    }
}
