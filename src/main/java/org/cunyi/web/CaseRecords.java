package org.cunyi.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.meeting.Meeting;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseWords;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/** What was entered at each step, in words; what a meeting sheet already shows is left out. */
@Component
class CaseRecords implements CaseWords {

    private static final Set<String> ON_SHEET = Set.of("heldOn", "noticedOn", "urgentReason", "place", "chair", "recorder", "expected",
            "expectedReason", "excluded", "present", "inFavour", "against", "abstained", "content", "opinion", "townshipOfficial",
            "convenedBy", "meetingKind");

    private final StepRecords records;
    private final FieldLabels fields;
    private final Labels labels;

    CaseRecords(StepRecords records, FieldLabels fields, Labels labels) {
        this.records = records;
        this.fields = fields;
        this.labels = labels;
    }

    /** One submission: the answers by label, in the order of the form; {@code onSheet} when a meeting sheet has the rest. */
    record View(StepRecord record, Map<String, String> answers, boolean onSheet) {
    }

    List<View> of(CaseFile file, List<Meeting> sheets) {
        Set<String> meetings = sheets.stream().map(Meeting::step).collect(Collectors.toSet());
        return records.of(file.caseNumber()).stream().map(r -> view(file, r, meetings.contains(r.step()))).toList();
    }

    private View view(CaseFile file, StepRecord record, boolean onSheet) {
        Map<String, Object> given = records.answers(record.answers());
        given.keySet().removeIf(k -> onSheet && ON_SHEET.contains(k));
        Map<String, String> answers = new LinkedHashMap<>();
        answers(file, record.step(), given).values().forEach(a -> answers.put(a.label(), a.words()));
        return new View(record, answers, onSheet);
    }

    @Override
    public Map<String, Answer> answers(CaseFile file, String step, Map<String, Object> given) {
        Map<String, FieldLabels.Field> form = fields.of(file.process(), step);
        List<String> order = List.copyOf(form.keySet());
        Map<String, Answer> answers = new LinkedHashMap<>();
        given.keySet().stream().filter(k -> given.get(k) != null)
                .sorted(Comparator.comparingInt(k -> order.contains(k) ? order.indexOf(k) : order.size())).forEach(k -> {
                    Optional<FieldLabels.Field> field = Optional.ofNullable(form.get(k));
                    answers.put(k, new Answer(field.map(FieldLabels.Field::label).orElseGet(() -> labels.word("field", k)), words(field, given.get(k))));
                });
        return answers;
    }

    private String words(Optional<FieldLabels.Field> field, Object value) {
        if (value instanceof Boolean yes) {
            String choice = field.map(f -> f.choices().get(yes.toString())).orElse(null);
            return choice != null ? choice : yes ? "是" : "否";
        }
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).toPlainString() + field.map(FieldLabels.Field::suffix).orElse("");
        }
        if (value instanceof Collection<?> ticked) {
            return ticked.stream().allMatch(labels::isNamed) ? ticked.stream().map(labels::named).collect(Collectors.joining("、")) : ticked.size() + "项";
        }
        if (value instanceof Map<?, ?> each) {
            return each.keySet().stream().allMatch(labels::isNamed) ? new TreeMap<>(each).entrySet().stream().map(e -> labels.named(e.getKey()) + "："
                    + words(field, e.getValue())).collect(Collectors.joining("；")) : each.size() + "项";
        }
        if (labels.isNamed(value)) {
            return labels.named(value);
        }
        String text = value.toString();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return labels.day(LocalDate.parse(text));
        }
        return field.map(f -> f.person() ? labels.person(text) : f.unit() ? labels.unit(text) : f.choices().getOrDefault(text, text)).orElse(text);
    }
}
