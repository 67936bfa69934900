package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two persons verify one after the other; what the second finds otherwise is itself to be confirmed by somebody else, until two say the same. */
@Component
@Order(40)
class FactsVerification implements StepRule {

    private static final List<String> WORDS = List.of("repetition", "repetitionReason", "aggravatingReason", "mitigatingReason");

    private final Docket docket;
    private final Substitutions substitutions;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;
    private final Catalogue catalogue;
    private final Repetition repetition;
    private final ApplicationEventPublisher events;

    FactsVerification(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses, Catalogue catalogue, Repetition repetition,
            ApplicationEventPublisher events, Substitutions substitutions) {
        this.substitutions = substitutions;
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
        this.catalogue = catalogue;
        this.repetition = repetition;
        this.events = events;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.VERIFY_FACTS);
    }

    /** The finding that waits for its second person; none at the beginning, and after new facts have come up. */
    private Optional<Facts> open(String caseNumber) {
        long since = papers.latest(caseNumber, UnfitnessPapers.NEW_FACTS).map(CadrePaper::id).orElse(0L);
        return papers.latest(caseNumber, UnfitnessPapers.FACTS).filter(p -> p.id() > since).map(Facts::of).filter(f -> !f.agreed());
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        Unfitness row = docket.row(step);
        shown.put("leadWords", docket.lead(step.caseNumber()));
        shown.put("earlier", unfitnesses.impactOn(row.personId(), docket.today(), row.caseNumber()).stream().map(u -> docket.decidedWords(step,
                u.measure(), u.postKind()) + "（影响期 " + u.impactFrom() + " 至 " + u.impactTo() + "）").collect(Collectors.joining("\n")));
        papers.latest(step.caseNumber(), UnfitnessPapers.NEW_FACTS).ifPresent(p -> shown.put("newFactsShown", p.text("words")));
        Optional<Facts> first = open(step.caseNumber());
        first.ifPresent(f -> shown.put("firstVerifier", docket.factsShown(step, f)));
        first.or(() -> docket.facts(step.caseNumber())).ifPresent(f -> fill(shown, f));
        return shown;
    }

    private static void fill(Map<String, Object> shown, Facts f) {
        shown.put("founded", f.founded() ? "founded" : "unfounded");
        shown.put("happenedOn", f.happenedOn() == null ? null : f.happenedOn().toString());
        shown.put("aggravating", f.aggravating());
        shown.put("mitigating", f.mitigating());
        f.codes().forEach(code -> shown.put("situation_" + code, true));
        WORDS.forEach(key -> shown.put(key, f.paper().text(key)));
        shown.put("facts", f.words());
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "facts");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("situations", catalogue.situations(step).stream().map(s -> new Option(s.code(), s.words())).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        Optional<Facts> first = open(step.caseNumber());
        first.ifPresent(f -> requireAnother(f.paper()));
        Map<String, Object> content = content(step, answers);
        Facts found = Facts.of(new CadrePaper(0, UnfitnessPapers.FACTS, null, content));
        boolean agreed = first.filter(found::says).isPresent();
        content.put("agreed", agreed);
        papers.keep(step.caseNumber(), UnfitnessPapers.FACTS, content);
        if (agreed && found.founded()) {
            tell(step, found);
        }
        return Map.of(UnfitnessProcess.VERIFIED, !agreed ? "second" : found.founded() ? "founded" : "unfounded");
    }

    /** Nobody confirms himself, nor whom he stands in for. */
    private void requireAnother(CadrePaper first) {
        Set<String> before = new HashSet<>(Set.of(first.text("by")));
        Optional.ofNullable(first.text("actingFor")).ifPresent(before::add);
        if (!Collections.disjoint(before, substitutions.behind(Actor.current()))) {
            throw Refusal.notYours("事实须由两人核实，请由另一名工作人员核实确认");
        }
    }

    private Map<String, Object> content(Step step, Answers answers) {
        boolean founded = answers.text("founded").equals("founded");
        List<String> codes = founded ? answers.list("situation") : List.of();
        LocalDate happenedOn = founded ? happenedOn(answers) : null;
        if (founded && codes.isEmpty()) {
            throw Refusal.of("situation", "情形：核实属实的，至少选择一种");
        }
        boolean asFirst = "first".equals(answers.text("repetition"));
        require(answers, asFirst, "repetitionReason", "按首次处理的理由：按首次处理的，必须填写");
        require(answers, answers.yes("aggravating"), "aggravatingReason", "加重情节的事实和理由：有加重情节的，必须填写");
        require(answers, answers.yes("mitigating"), "mitigatingReason", "减轻情节的事实和理由：有减轻情节的，必须填写");
        Map<String, Object> content = new HashMap<>();
        content.put("founded", founded);
        content.put("codes", codes);
        content.put("repeated", asFirst || codes.isEmpty() ? List.of() : repetition.of(docket.row(step), happenedOn, catalogue.situations(step,
                String.join(",", codes))));
        content.put("happenedOn", happenedOn == null ? null : happenedOn.toString());
        content.put("aggravating", founded && answers.yes("aggravating"));
        content.put("mitigating", founded && answers.yes("mitigating"));
        WORDS.forEach(key -> content.put(key, answers.text(key)));
        content.put("words", answers.text("facts"));
        content.put("by", Actor.current());
        content.put("actingFor", Actor.actingFor());
        return content;
    }

    private LocalDate happenedOn(Answers answers) {
        require(answers, true, "happenedOn", "情形最近一次发生的日期：核实属实的，必须填写");
        return docket.day(answers.date("happenedOn"), "happenedOn", "情形最近一次发生的日期", null, null);
    }

    private static void require(Answers answers, boolean needed, String field, String words) {
        if (needed && !answers.has(field)) {
            throw Refusal.of(field, words);
        }
    }

    /** What the table recommends is an act; a lead that discipline inspection has to see is told there without a name. */
    private void tell(Step step, Facts found) {
        Catalogue.Recommendation r = catalogue.recommend(step, found, docket.row(step).postKind());
        docket.tell(step.caseNumber(), "measure.recommended", Map.of("measure", r.measure().measure(), "party", r.measure().party(), "other",
                r.measure().other(), "transferToDiscipline", r.transferToDiscipline()));
        if (r.transferToDiscipline()) {
            events.publishEvent(CaseLetter.plain(step.caseNumber(), "transfer", "transfer-" + step.caseNumber(), "有线索应当移交纪检监察机关",
                    "一件不胜任现职处置的线索，按规定应当同时移交纪检监察机关，请与乡镇组织办联系办理移交。", null, "/", List.of(),
                    List.of("unit-discipline@" + new OrgCode(step.orgCode()).county())));
        }
    }
}
