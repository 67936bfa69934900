package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 案卷: one case with its rows, papers and tables, in the words that forms and pages show. */
@Component
class Docket {

    private final Unfitnesses unfitnesses;
    private final UnfitnessPapers papers;
    private final Subjects subjects;
    private final Catalogue catalogue;
    private final Cases cases;
    private final Wording words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Docket(Unfitnesses unfitnesses, UnfitnessPapers papers, Subjects subjects, Catalogue catalogue, Cases cases, Wording words,
            ApplicationEventPublisher events, Clock clock) {
        this.unfitnesses = unfitnesses;
        this.papers = papers;
        this.subjects = subjects;
        this.catalogue = catalogue;
        this.cases = cases;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** Number of the main case, also where the step stands in the case of a measure. */
    String number(Step step) {
        return step.process().equals(UnfitnessProcess.KEY) ? step.caseNumber() : cases.get(step.caseNumber()).parentCaseNumber();
    }

    Unfitness row(Step step) {
        return unfitnesses.get(number(step));
    }

    /** @throws Refusal where the acting person has to keep out of it */
    void guard(Step step) {
        subjects.of(row(step)).ifPresent(s -> subjects.guard(s.login()));
    }

    void read(Step step, String what) {
        read(number(step), step.key(), what);
    }

    /** Somebody looks at what is not everybody's. */
    void read(String caseNumber, String where, String what) {
        events.publishEvent(SimpleAct.ofNow(caseNumber, "personal.read", where, Map.of("what", what)));
    }

    void tell(String caseNumber, String action, Map<String, Object> payload) {
        events.publishEvent(SimpleAct.ofNow(caseNumber, action, caseNumber, payload));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @throws Refusal where the day lies in the future, or before that other one */
    LocalDate day(LocalDate day, String field, String label, LocalDate notBefore, String whatBefore) {
        if (day.isAfter(today())) {
            throw Refusal.of(field, label + "：不能晚于今天");
        }
        if (notBefore != null && day.isBefore(notBefore)) {
            throw Refusal.of(field, label + "：不能早于" + whatBefore + "（" + notBefore + "）");
        }
        return day;
    }

    Optional<CadrePaper> latest(Step step, String kind) {
        return papers.latest(number(step), kind);
    }

    String subject(String caseNumber) {
        return subjects.of(unfitnesses.get(caseNumber)).map(Subject::words).orElse("已按保存期限删除");
    }

    String lead(String caseNumber) {
        return papers.latest(caseNumber, UnfitnessPapers.LEAD).map(p -> p.text("leadWords")).orElse("");
    }

    /** What two persons agreed on last. */
    Optional<Facts> facts(String caseNumber) {
        return papers.of(caseNumber, UnfitnessPapers.FACTS).stream().map(Facts::of).filter(Facts::agreed).reduce((a, b) -> b);
    }

    /** What the table recommends for what was verified. */
    Catalogue.Recommendation recommendation(Step step) {
        return catalogue.recommend(main(step), facts(number(step)).orElseThrow(), row(step).postKind());
    }

    List<Fitted> proposable(Step step) {
        return MeasureLimits.proposable(catalogue.lawful(main(step), row(step).postKind()), recommendation(step).measure());
    }

    /** The case of a measure goes by the tables of the main case. */
    Step main(Step step) {
        return step.process().equals(UnfitnessProcess.KEY) ? step : Step.beside(cases.get(number(step)), step.key(), step.name());
    }

    String factsShown(Step step) {
        return facts(number(step)).map(f -> factsShown(main(step), f)).orElse("");
    }

    String factsShown(Step step, Facts f) {
        if (!f.founded()) {
            return "查无实据：" + f.words();
        }
        List<String> lines = new ArrayList<>(catalogue.situations(step, String.join(",", f.codes())).stream().map(s -> s.words() + (f.repeated()
                .contains(s.code()) ? "（再次发生）" : "") + "，依据：" + s.legalBasis()).toList());
        lines.add("最近一次发生：" + f.happenedOn());
        add(lines, "按首次处理的理由", f.paper().text("repetitionReason"));
        add(lines, "加重情节", f.aggravating() ? f.paper().text("aggravatingReason") : null);
        add(lines, "减轻情节", f.mitigating() ? f.paper().text("mitigatingReason") : null);
        add(lines, "事实和证据", f.words());
        return String.join("\n", lines);
    }

    String statementShown(String caseNumber) {
        return papers.latest(caseNumber, UnfitnessPapers.TOLD).map(p -> switch (p.text("stated")) {
            case "waived" -> "告知后放弃陈述申辩";
            case "silent" -> "告知后期限内没有陈述申辩";
            default -> p.text("statement");
        }).orElse("");
    }

    /** The decision as it stands, after a review as it was changed. */
    String decisionShown(Step step) {
        Unfitness row = row(step);
        if (row.measure() == null) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add(decidedWords(step, row.measure(), row.postKind()));
        add(lines, "依据", row.legalBasis());
        add(lines, "决定日期", row.decidedOn());
        add(lines, "通报范围", row.circularRange() == null ? null : words.of("circular-range", row.circularRange()));
        add(lines, "送达日期", row.servedOn());
        add(lines, "复核结果", row.reviewResult() == null ? null : words.of("review-result", row.reviewResult()));
        add(lines, "影响期", row.impactTo() == null ? null : row.impactFrom() + " 至 " + row.impactTo());
        return String.join("\n", lines);
    }

    String measureWords(Step step, String measure, String postKind) {
        return catalogue.lawful(main(step), measure, postKind).map(Fitted::words).orElse(measure);
    }

    /** The same of what is no longer only proposed. */
    String decidedWords(Step step, String measure, String postKind) {
        return catalogue.lawful(main(step), measure, postKind).map(Fitted::decided).orElse(measure);
    }

    /** What was said at steps of these kinds, one after the other. */
    String said(String caseNumber, String kind) {
        return papers.of(caseNumber, kind).stream().map(p -> p.text("heading") + "（" + p.text("day") + "）：" + p.text("words"))
                .collect(Collectors.joining("\n"));
    }

    /** Who it is, for every form. */
    Map<String, Object> shown(Step step) {
        return new HashMap<>(Map.of("subject", subject(number(step)), "title", cases.get(number(step)).title()));
    }

    private static void add(List<String> lines, String label, Object value) {
        if (value != null) {
            lines.add(label + "：" + value);
        }
    }
}
