package org.cunyi.cadre.unfitness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.cadre.service.ServicePaper;
import org.cunyi.cadre.service.ServicePapers;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** What the person is given in a handling: by the township the announcement and the decision, after a review its outcome, by the county too. */
@Component
class HandlingServicePapers implements ServicePapers {

    private static final String NOTICE = "notice";
    private static final String DECISION = "decision";
    private static final String REVIEW = "review";

    private final Docket docket;
    private final ToldBefore before;
    private final Unfitnesses unfitnesses;
    private final Subjects subjects;
    private final Substitutions substitutions;
    private final CaseOffices offices;
    private final HandlingWords words;

    HandlingServicePapers(Docket docket, ToldBefore before, Unfitnesses unfitnesses, Subjects subjects, Substitutions substitutions,
            CaseOffices offices, HandlingWords words) {
        this.docket = docket;
        this.before = before;
        this.unfitnesses = unfitnesses;
        this.subjects = subjects;
        this.substitutions = substitutions;
        this.offices = offices;
        this.words = words;
    }

    @Override
    public List<Offer> offers(CaseFile file) {
        return row(file).map(row -> offers(file, row)).orElse(List.of());
    }

    private List<Offer> offers(CaseFile file, Unfitness row) {
        List<Offer> offers = new ArrayList<>();
        if (isTownship(file) && before.factsStand(file.caseNumber())) {
            offers.add(new Offer(NOTICE, "处置告知书", "核实事实以后、作出决定以前交本人"));
            if (row.measure() != null && !isChanged(row)) {
                offers.add(new Offer(DECISION, "处置决定书", "作出决定以后交本人"));
            }
        }
        if (row.reviewResult() != null) {
            offers.add(new Offer(REVIEW, "复核决定书", "复核以后交本人"));
        }
        return offers;
    }

    /** Until it has been told, of the announcement. What was printed last stands first, else what the table recommends. */
    @Override
    public List<Option> choices(CaseFile file, String kind) {
        return kind.equals(NOTICE) && row(file).filter(this::isUntold).isPresent() ? measures(file) : List.of();
    }

    private boolean isUntold(Unfitness row) {
        return row.measure() == null && before.told(row.caseNumber()).isEmpty();
    }

    private List<Option> measures(CaseFile file) {
        Step step = words.step(file);
        String first = before.printed(file.caseNumber()).map(p -> p.text("measure")).orElseGet(() -> docket.recommendation(step).measure().measure());
        List<Fitted> all = before.tellable(step);
        return Stream.concat(all.stream().filter(f -> f.measure().equals(first)), all.stream().filter(f -> !f.measure().equals(first)))
                .map(f -> new Option(f.measure(), f.label())).collect(Collectors.toList());
    }

    private static boolean isChanged(Unfitness row) {
        return "lighten".equals(row.reviewResult()) || "annul".equals(row.reviewResult());
    }

    /** The row of a case that the acting person serves papers of, as long as anything personal is left. */
    private Optional<Unfitness> row(CaseFile file) {
        return !file.process().equals(UnfitnessProcess.KEY) || !isTownship(file) && !isCounty(file) ? Optional.empty()
                : unfitnesses.find(file.caseNumber()).filter(u -> u.purgedAt() == null).filter(u -> subjects.of(u).filter(s -> subjects.concerned(
                        s.login()).stream().noneMatch(substitutions.behind(Actor.current())::contains)).isPresent());
    }

    private boolean isTownship(CaseFile file) {
        return offices.has(file, o -> o.role().equals(UnfitnessProcess.OFFICE) && o.orgCode().equals(file.orgCode()));
    }

    private boolean isCounty(CaseFile file) {
        return offices.has(file, o -> o.role().equals("county-organization") && o.sees(file.orgCode()));
    }

    @Override
    public Optional<ServicePaper> write(CaseFile file, String kind, String measure) {
        return row(file).map(row -> switch (kind) {
            case NOTICE -> notice(file, row, measure);
            case DECISION -> words.decision(file, row);
            default -> words.review(file, row);
        });
    }

    /** What was chosen is kept: nothing heavier can be entered as told. */
    private ServicePaper notice(CaseFile file, Unfitness row, String measure) {
        if (measure != null) {
            if (!isUntold(unfitnesses.hold(row.caseNumber()))) {
                throw Refusal.late("书面告知已由他人登记，请刷新后查看");
            }
            before.print(row.caseNumber(), measure);
        }
        return words.notice(file, row, measure);
    }

    @Override
    public Optional<String> served(CaseFile file) {
        return row(file).map(row -> docket.subject(row.caseNumber()));
    }
}
