package org.cunyi.insight.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.audit.AuditEntry;
import org.cunyi.audit.ChainPages;
import org.cunyi.org.ActorOffices;
import org.cunyi.org.ActorOffices.Tenure;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseCourse;
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
    private final CaseCourse engine;
    private final CaseTables tables;
    private final StepRecords records;
    private final ActorOffices offices;
    private final Roster roster;
    private final Organisation organisation;
    private final Wording wording;
    private final CaseWords forms;

    Traces(ChainPages chain, CaseCourse engine, CaseTables tables, StepRecords records, ActorOffices offices, Roster roster, Organisation organisation,
            Wording wording, CaseWords forms) {
        this.chain = chain;
        this.engine = engine;
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

    /** An evaluation and where it stands in the chain. */
    record Evaluated(long seq, String at, String actor, Evaluation evaluation) {
    }

    Page timeline(CaseFile file, boolean concealed, Optional<TraceKind> kind, long after, int size) {
        List<AuditEntry> read = chain.after(file.caseNumber(), kind.map(TraceKind::asked).orElse(ChainPages.Kinds.ALL), after, size + 1);
        List<AuditEntry> page = read.subList(0, Math.min(size, read.size()));
        return new Page(lines(file, concealed, page), read.size() > size ? page.get(size - 1).seq() : null, chain.length(file.caseNumber()));
    }

    private List<TraceLine> lines(CaseFile file, boolean concealed, List<AuditEntry> page) {
        TraceNames names = names(file, concealed, page);
        TraceWords words = new TraceWords(wording, names);
        StepHistory history = new StepHistory(chain, file.caseNumber(), page, concealed ? List.of() : records.of(file.caseNumber()), records::answers);
        Map<String, String> steps = engine.shape(file).elements().stream().filter(e -> !e.name().isEmpty())
                .collect(Collectors.toMap(CaseCourse.Element::id, CaseCourse.Element::name));
        Timeline timeline = new Timeline(file, names, words, new Evaluations(tables.of(file), words), forms, steps, history);
        return page.stream().map(timeline::line).toList();
    }

    List<Evaluated> evaluations(CaseFile file, boolean concealed, long after, int size) {
        List<AuditEntry> page = size == 0 ? List.of() : chain.after(file.caseNumber(), TraceKind.RULES.asked(), after, size);
        Evaluations evaluations = new Evaluations(tables.of(file), new TraceWords(wording, names(file, concealed, page)));
        return page.stream().filter(e -> e.action().equals(Evaluations.ACTION)).map(e -> new Evaluated(e.seq(), e.at(), e.actor(), evaluations.of(e))).toList();
    }

    private TraceNames names(CaseFile file, boolean concealed, List<AuditEntry> page) {
        Set<String> logins = new HashSet<>();
        for (AuditEntry entry : page) {
            logins.add(entry.actor());
            logins.add(entry.subject());
            JsonNode payload = TracePayload.read(entry.payload());
            logins.addAll(TracePayload.logins(payload));
        }
        Map<String, List<Tenure>> people = offices.of(logins).stream().collect(Collectors.groupingBy(Tenure::login));
        Map<String, String> units = organisation.under(new OrgCode(file.orgCode()).county()).stream().collect(Collectors.toMap(OrgUnit::code, OrgUnit::name));
        return new TraceNames(people, roster.roles(), units, concealed ? chain.actors(file.caseNumber()) : Set.of(), concealed);
    }
}
