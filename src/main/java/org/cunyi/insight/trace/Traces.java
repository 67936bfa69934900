package org.cunyi.insight.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.audit.AuditEntry;
import org.cunyi.audit.ChainPages;
import org.cunyi.org.ActorOffices;
import org.cunyi.org.ActorOffices.Tenure;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseCourse;
import org.cunyi.workflow.CaseCourse.Shape;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseTables;
import org.cunyi.workflow.CaseWords;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Puts together what is told of a case on one page; the number of statements does not grow with the number of acts. */
@Component
class Traces {

    private final ChainPages chain;
    private final CaseTables tables;
    private final StepRecords records;
    private final ActorOffices offices;
    private final Roster roster;
    private final Organisation organisation;
    private final Wording wording;
    private final CaseWords forms;

    Traces(ChainPages chain, CaseTables tables, StepRecords records, ActorOffices offices, Roster roster, Organisation organisation,
            Wording wording, CaseWords forms) {
        this.chain = chain;
        this.tables = tables;
        this.records = records;
        this.offices = offices;
        this.roster = roster;
        this.organisation = organisation;
        this.wording = wording;
        this.forms = forms;
    }

    /** @param next where the next page begins, {@code null} at the end */
    record Page(List<TraceLine> lines, Long next, long total) {
    }

    /** An evaluation and where it stands in the chain; {@code actor} is {@code null} where he is covered. */
    record Evaluated(long seq, String at, String actor, Evaluation evaluation) {
    }

    /** What a page tells: a piece of the timeline, and who looked at the case. */
    record Told(Page page, Page looks, String starter) {
    }

    /** @param looks how many of those who looked at the case are told beside the timeline */
    Told told(CaseFile file, Shape shape, Cover cover, Optional<TraceKind> kind, long after, int size, int looks) {
        List<AuditEntry> read = chain.after(file.caseNumber(), kind.map(TraceKind::asked).orElse(ChainPages.Kinds.ALL), after, size + 1);
        List<AuditEntry> looked = chain.after(file.caseNumber(), TraceKind.LOOKS.asked(), 0, looks + 1);
        List<AuditEntry> page = read.subList(0, Math.min(size, read.size()));
        List<AuditEntry> shown = looked.subList(0, Math.min(looks, looked.size()));
        TraceNames names = names(file, cover, Stream.concat(page.stream(), shown.stream()).toList());
        Timeline timeline = timeline(file, shape, names, page);
        long total = chain.length(file.caseNumber());
        return new Told(page(page, timeline, read.size(), total), page(shown, timeline, looked.size(), total),
                new TraceWords(wording, names).person(file.startedBy()));
    }

    private static Page page(List<AuditEntry> page, Timeline timeline, int read, long total) {
        return new Page(page.stream().map(timeline::line).toList(), read > page.size() ? page.get(page.size() - 1).seq() : null, total);
    }

    private Timeline timeline(CaseFile file, Shape shape, TraceNames names, List<AuditEntry> page) {
        TraceWords words = new TraceWords(wording, names);
        StepHistory history = new StepHistory(chain, file.caseNumber(), page, names.concealed() ? List.of() : records.of(file.caseNumber()), records::answers);
        Map<String, String> steps = shape.elements().stream().filter(e -> !e.name().isEmpty())
                .collect(Collectors.toMap(CaseCourse.Element::id, CaseCourse.Element::name));
        return new Timeline(file, names, words, new Evaluations(tables.of(file), words), forms, steps, history);
    }

    List<Evaluated> evaluations(CaseFile file, Cover cover, long after, int size) {
        List<AuditEntry> page = size == 0 ? List.of() : chain.after(file.caseNumber(), TraceKind.RULES.asked(), after, size);
        TraceNames names = names(file, cover, page);
        Evaluations evaluations = new Evaluations(tables.of(file), new TraceWords(wording, names));
        return page.stream().filter(e -> e.action().equals(Evaluations.ACTION)).map(e -> new Evaluated(e.seq(), e.at(), names.hides(e.actor()) ? null : e.actor(),
                evaluations.of(e))).toList();
    }

    private TraceNames names(CaseFile file, Cover cover, List<AuditEntry> page) {
        Set<String> logins = new HashSet<>(Set.of(file.startedBy()));
        for (AuditEntry entry : page) {
            logins.add(entry.actor());
            logins.add(entry.subject());
            logins.addAll(TracePayload.logins(TracePayload.payload(entry)));
        }
        Map<String, List<Tenure>> people = offices.of(logins).stream().collect(Collectors.groupingBy(Tenure::login));
        Map<String, String> units = organisation.under(new OrgCode(file.orgCode()).county()).stream().collect(Collectors.toMap(OrgUnit::code, OrgUnit::name));
        return new TraceNames(people, roster.roles(), units, cover);
    }
}
