package org.cunyi.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.MeetingJudge;
import org.cunyi.meeting.Meetings;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.Notices;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** Which record sheets a case has and will have: those of its meetings and those of its two publications. */
@Component
class CaseSheets {

    private static final Map<String, String> PUBLICATIONS = Map.of("publish_resolution", "resolution", "publish_result", "result");
    private static final String KIND = "meetingKind";
    private static final String CHOSEN = "chosen";

    private final Meetings meetings;
    private final Notices notices;
    private final MeetingJudge judge;
    private final CaseView view;
    private final FieldLabels fields;
    private final SheetPaper paper;
    private final Labels labels;
    private final Clock clock;

    CaseSheets(Meetings meetings, Notices notices, MeetingJudge judge, CaseView view, FieldLabels fields, SheetPaper paper, Labels labels,
            Clock clock) {
        this.meetings = meetings;
        this.notices = notices;
        this.judge = judge;
        this.view = view;
        this.fields = fields;
        this.paper = paper;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * A sheet that can be printed.
     *
     * @param attempt 0 for one with the blanks open
     */
    public record Link(String step, String name, int attempt) {

        public String query() {
            return attempt == 0 ? "?blank=true" : "?attempt=" + attempt;
        }

        /** As the file of the case calls it. */
        String fileName() {
            return name + (attempt > 1 ? "（第" + attempt + "次）" : "") + ".pdf";
        }
    }

    /** Those that are filled in, in the order of the procedure, every attempt. */
    List<Link> filled(CaseFile file) {
        List<Link> links = new ArrayList<>();
        List<Meeting> held = meetings.of(file.caseNumber());
        held.stream().map(Meeting::step).distinct().forEach(step -> held.stream().filter(m -> m.step().equals(step))
                .forEach(m -> links.add(new Link(step, name(file, step), m.attempt()))));
        PUBLICATIONS.keySet().stream().filter(p -> view.has(file, "call_" + p)).sorted().forEach(p -> {
            for (int i = 1; i <= published(file, p).size(); i++) {
                links.add(new Link(p, name(file, p), i));
            }
        });
        links.sort(java.util.Comparator.comparing(Link::name).thenComparingInt(Link::attempt));
        return links;
    }

    /** Those that can be printed before the meeting or the publication, while the case is open. */
    List<Link> open(CaseFile file) {
        if (!file.isOpen()) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        view.steps(file).stream().filter(s -> s.attribute(KIND).isPresent()).forEach(s -> links.add(new Link(s.key(), name(file, s.key()), 0)));
        PUBLICATIONS.keySet().stream().filter(p -> view.has(file, "call_" + p)).sorted().forEach(p -> links.add(new Link(p, name(file, p), 0)));
        return links;
    }

    private String name(CaseFile file, String step) {
        String known = labels.word("sheet", step);
        return known.equals(step) ? stepName(file, step) : known;
    }

    /** As the case's own model calls it. */
    private String stepName(CaseFile file, String step) {
        return view.step(file, step).map(Step::name).orElseGet(() -> labels.word("step", step));
    }

    /** Drafts hang nowhere and are no sheet yet. */
    private List<Notice> published(CaseFile file, String publication) {
        return notices.of(file.caseNumber()).stream().filter(n -> n.kind().equals(PUBLICATIONS.get(publication)) && n.postedOn() != null).toList();
    }

    /**
     * @param attempt which of several, {@code null} for the last
     * @throws Refusal where there is none
     */
    byte[] print(CaseFile file, String step, Integer attempt) {
        if (PUBLICATIONS.containsKey(step)) {
            List<Notice> all = published(file, step);
            return paper.publication(file, step, at(all, attempt).orElseThrow(CaseSheets::none));
        }
        List<Meeting> all = meetings.of(file.caseNumber()).stream().filter(m -> m.step().equals(step)).toList();
        Meeting meeting = at(all, attempt).orElseThrow(CaseSheets::none);
        return paper.filled(file, meeting, stepName(file, step));
    }

    private static <T> Optional<T> at(List<T> all, Integer attempt) {
        int index = attempt == null ? all.size() - 1 : attempt - 1;
        return index < 0 || index >= all.size() ? Optional.empty() : Optional.of(all.get(index));
    }

    private static Refusal none() {
        return Refusal.notFound("本案件没有这张登记表");
    }

    byte[] printOpen(CaseFile file, String step) {
        if (PUBLICATIONS.containsKey(step) && view.has(file, "call_" + step)) {
            return paper.publication(file, step, null);
        }
        Step meeting = view.step(file, step).filter(s -> s.attribute(KIND).isPresent()).orElseThrow(CaseSheets::none);
        return paper.open(file, meeting, expected(file, meeting));
    }

    private Map<String, Integer> expected(CaseFile file, Step step) {
        String kind = step.attribute(KIND).orElseThrow();
        List<String> kinds = !kind.equals(CHOSEN) ? List.of(kind)
                : fields.of(file.process(), step.key()).get(KIND).choices().keySet().stream().sorted(java.util.Comparator.reverseOrder()).toList();
        Map<String, Integer> expected = new LinkedHashMap<>();
        kinds.forEach(k -> expected.put(k, judge.baseExpected(step, k, LocalDate.now(clock)).orElse(null)));
        return expected;
    }
}
