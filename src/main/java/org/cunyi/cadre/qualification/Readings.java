package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says in the chain that somebody looked at what is sensitive, and puts the findings into words that never say who reported them. */
@Component
class Readings {

    private final Tally tally;
    private final Papers papers;
    private final ApplicationEventPublisher events;

    Readings(Tally tally, Papers papers, ApplicationEventPublisher events) {
        this.tally = tally;
        this.papers = papers;
        this.events = events;
    }

    /** @param what {@code identity} or {@code findings} */
    void read(String caseNumber, String where, String what) {
        events.publishEvent(SimpleAct.ofNow(caseNumber, "personal.read", where, Map.of("what", what)));
    }

    /** Items and articles, for the person concerned too. */
    String explanation(Step step) {
        List<Baseline.Item> found = tally.found(step);
        return found.isEmpty() ? "各联审单位均未发现问题" : found.stream().map(Baseline.Item::cited).collect(Collectors.joining("\n"));
    }

    /** The same with what was concluded on each item, still without the unit. */
    String conclusions(Step step) {
        String remarks = tally.answers(step.caseNumber()).stream().flatMap(a -> a.found().stream().map(code -> code + "："
                + a.items("unitRemark").getOrDefault(code, "未写结论") + basis(a, code))).sorted().distinct().collect(Collectors.joining("\n"));
        int silent = tally.silent(step).size();
        return explanation(step) + (remarks.isEmpty() ? "" : "\n核查结论：\n" + remarks) + (silent == 0 ? "" : "\n未答复的单位：" + silent + "个");
    }

    private static String basis(Paper answer, String code) {
        String basis = answer.items("unitBasis").get(code);
        return basis == null ? "" : "（" + basis + "）";
    }

    /** What a form shows of the person; the login too, because the pass is booked on it. */
    Map<String, Object> identity(String caseNumber) {
        Map<String, Object> shown = new HashMap<>(person(caseNumber));
        papers.latest(caseNumber, Paper.CANDIDATE).map(p -> p.text(Paper.LOGIN)).ifPresent(login -> shown.put(Paper.LOGIN, login));
        return shown;
    }

    /** The same for a unit of the county, which looks up name and number and needs nothing else (《个人信息保护法》第六条). */
    Map<String, Object> person(String caseNumber) {
        return papers.latest(caseNumber, Paper.CANDIDATE).map(p -> Map.<String, Object>of("candidateName", p.text("candidateName"),
                "identityNumber", p.text("identityNumber"))).orElse(Map.of());
    }
}
