package org.cunyi.insight.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.audit.AuditEntry;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseWords;
import org.cunyi.workflow.CaseWords.Answer;

/** Lines of one case's timeline; made for one page, out of what was read for it. */
final class Timeline {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<String> ELSEWHERE = Set.of("answers", "actingFor", "inputs", "outputs", "rules", "version", "facts");

    private final CaseFile file;
    private final TraceNames names;
    private final TraceWords words;
    private final Evaluations evaluations;
    private final CaseWords forms;
    private final Map<String, String> steps;
    private final StepHistory history;

    Timeline(CaseFile file, TraceNames names, TraceWords words, Evaluations evaluations, CaseWords forms, Map<String, String> steps, StepHistory history) {
        this.file = file;
        this.names = names;
        this.words = words;
        this.evaluations = evaluations;
        this.forms = forms;
        this.steps = steps;
        this.history = history;
    }

    TraceLine line(AuditEntry entry) {
        return TracePayload.read(entry).map(read -> line(entry, read.payload(), read.at())).orElseGet(() -> TraceLine.unreadable(entry,
                names.concealed() ? null : entry.at() + " " + entry.payload()));
    }

    private TraceLine line(AuditEntry entry, JsonNode payload, OffsetDateTime at) {
        boolean table = entry.action().equals(Evaluations.ACTION);
        Evaluation rule = table ? evaluations.of(entry) : null;
        String actingFor = payload.hasNonNull("actingFor") ? words.person(payload.path("actingFor").asText()) : null;
        String office = names.hides(entry.actor()) ? "" : names.office(entry.actor(), at.atZoneSameInstant(SHANGHAI).toLocalDate(), file.orgCode());
        return new TraceLine(entry.seq(), at, TraceKind.ofAction(entry.action()).code(), words.of("act", entry.action()), words.person(entry.actor()),
                office, actingFor, table ? rule.name() : about(entry), link(entry), changes(entry, payload), facts(entry, payload), rule,
                names.concealed() ? null : entry.payload(), entry.hash());
    }

    private Map<String, String> facts(AuditEntry entry, JsonNode payload) {
        if (entry.action().equals("question.answered")) {
            // question and answer are words of the model
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(words.of("fact", "answer"), payload.path("answer").asText());
            return facts;
        }
        return words.facts(payload, ELSEWHERE);
    }

    private String about(AuditEntry entry) {
        String subject = entry.subject();
        if (TraceKind.ofAction(entry.action()) == TraceKind.MAILS) {
            // a number of the mail server's, of no use to anybody here
            return "";
        }
        String step = steps.getOrDefault(subject, steps.get("user_" + subject));
        if (step != null) {
            return step;
        }
        if (subject.equals("start")) {
            return words.of("step", subject);
        }
        if (names.concealed() && entry.action().startsWith("recusal.")) {
            return words.concealed();
        }
        return subject.equals(file.caseNumber()) || subject.equals(file.process()) ? "" : words.text("subject", subject);
    }

    private String link(AuditEntry entry) {
        return entry.action().equals("case.linked") && !names.cover().cases().contains(entry.subject()) ? entry.subject() : null;
    }

    private List<TraceLine.Change> changes(AuditEntry entry, JsonNode payload) {
        if (!entry.action().equals(StepHistory.ACTION)) {
            return List.of();
        }
        Map<String, Answer> now = said(entry, payload);
        Optional<AuditEntry> earlier = history.before(entry.seq());
        Map<String, Answer> before = earlier.map(e -> said(e, TracePayload.payload(e))).orElse(Map.of());
        Set<String> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(before.keySet());
        return keys.stream().map(k -> new TraceLine.Change((now.containsKey(k) ? now : before).get(k).label(), value(before, k), value(now, k),
                earlier.isPresent())).toList();
    }

    private static String value(Map<String, Answer> answers, String key) {
        return answers.containsKey(key) ? answers.get(key).words() : null;
    }

    private Map<String, Answer> said(AuditEntry entry, JsonNode payload) {
        return forms.answers(file, entry.subject(), words.answers(payload, history.open(entry.seq())));
    }
}
