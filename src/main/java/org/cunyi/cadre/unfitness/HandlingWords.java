package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.cadre.service.ServicePaper;
import org.cunyi.org.Organisation;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** The words of the papers that are served in a handling; facts, measures, articles and days come from the case and its tables. */
@Component
class HandlingWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final String BLANK_DAY = "　　　　年　　月　　日";

    private final Docket docket;
    private final ToldBefore before;
    private final UnfitnessPapers papers;
    private final Subjects subjects;
    private final UnfitnessPeriods periods;
    private final Catalogue catalogue;
    private final Organisation organisation;

    HandlingWords(Docket docket, ToldBefore before, UnfitnessPapers papers, Subjects subjects, UnfitnessPeriods periods, Catalogue catalogue,
            Organisation organisation) {
        this.docket = docket;
        this.before = before;
        this.papers = papers;
        this.subjects = subjects;
        this.periods = periods;
        this.catalogue = catalogue;
        this.organisation = organisation;
    }

    Step step(CaseFile file) {
        return Step.beside(file, "service-paper", "送达文书");
    }

    /** @param chosen {@code null} where it has been told already */
    ServicePaper notice(CaseFile file, Unfitness row, String chosen) {
        Step step = step(file);
        Optional<CadrePaper> told = before.told(row.caseNumber());
        LocalDate from = told.map(p -> p.date("toldOn")).orElseGet(docket::today);
        Fitted proposed = lawful(step, told.map(p -> p.text("measure")).orElse(chosen), row);
        List<String> lines = new ArrayList<>(List.of("经两名工作人员核实，你在任职期间存在下列情形："));
        lines.add(docket.factsShown(step));
        lines.add("拟对你作出的处置：" + proposed.label());
        lines.add("依据：" + proposed.legalBasis());
        lines.add("你有权陈述和申辩，可以当面提出，也可以书面提出。陈述申辩的期限自本告知书送达的次日起计算，" + DAY.format(from) + "送达的，到"
                + DAY.format(periods.lookEnd(step, UnfitnessPeriods.STATEMENT, from)) + "24时止；此后送达的，相应顺延。");
        lines.add("不因你陈述申辩而加重处置。期限内没有陈述申辩的，不视为放弃以后申请复核的权利。");
        return ServicePaper.letter("不胜任现职处置告知书", addressee(row), lines, township(row), DAY.format(docket.today()));
    }

    ServicePaper decision(CaseFile file, Unfitness row) {
        Step step = step(file);
        LocalDate from = row.servedOn() == null ? docket.today() : row.servedOn();
        LocalDate last = periods.lookEnd(step, "review-request", from);
        Fitted decided = lawful(step, row.measure(), row);
        List<String> lines = new ArrayList<>(List.of("经查，你在任职期间存在下列情形："));
        lines.add(docket.factsShown(step));
        lines.add("书面告知和陈述申辩：" + DAY.format(row.toldOn()) + "已书面告知你拟作的处置。你的陈述申辩：" + docket.statementShown(row.caseNumber()));
        lines.add(township(row) + DAY.format(row.decidedOn()) + "集体研究，决定对你作出如下处置：" + decided.label());
        lines.add("依据：" + row.legalBasis());
        if (row.impactTo() != null) {
            lines.add("影响期自" + DAY.format(row.impactFrom()) + "至" + DAY.format(row.impactTo()) + "。");
        }
        lines.add("你不服本决定的，可以自送达的次日起" + ChronoUnit.DAYS.between(from, last) + "日内申请复核，由" + organisation.name(new OrgCode(row.villageCode()).township()) + "组织办登记转报，县委组织部复核。"
                + DAY.format(from) + "送达的，申请复核的最后一日为" + DAY.format(last)
                + "；此后送达的，相应顺延。复核不加重处置，复核期间不停止执行。");
        return ServicePaper.letter("不胜任现职处置决定书", addressee(row), lines, township(row), DAY.format(row.decidedOn()));
    }

    ServicePaper review(CaseFile file, Unfitness row) {
        Step step = step(file);
        List<String> lines = new ArrayList<>(List.of("你不服" + township(row) + DAY.format(row.decidedOn()) + "对你作出的处置决定，于"
                + DAY.format(row.reviewAskedOn()) + "申请复核。经复核，决定如下："));
        lines.add(switch (row.reviewResult()) {
            case "uphold" -> "维持原处置决定：" + lawful(step, row.measure(), row).label();
            case "lighten" -> "减轻原处置决定，改为：" + lawful(step, row.measure(), row).label();
            default -> "撤销原处置决定，不再执行，影响期自始不计。";
        });
        papers.latest(row.caseNumber(), UnfitnessPapers.REVIEW).ifPresent(p -> lines.add("理由：" + p.text("words")));
        if (!row.reviewResult().equals("annul")) {
            lines.add("依据：" + row.legalBasis());
        }
        if (row.impactTo() != null) {
            lines.add("影响期自" + DAY.format(row.impactFrom()) + "至" + DAY.format(row.impactTo()) + "。");
        }
        return ServicePaper.letter("不胜任现职处置复核决定书", addressee(row), lines, "中共" + organisation.name(new OrgCode(row.villageCode()).county()) + "委组织部", BLANK_DAY);
    }

    private Fitted lawful(Step step, String measure, Unfitness row) {
        return catalogue.lawful(step, measure, row.postKind()).orElseThrow();
    }

    private String addressee(Unfitness row) {
        return subjects.of(row).map(s -> s.name() + "（" + s.orgName() + s.title() + "）：").orElse("");
    }

    private String township(Unfitness row) {
        return "中共" + organisation.name(new OrgCode(row.villageCode()).township()) + "委员会";
    }
}
