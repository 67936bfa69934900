package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the person has been told already, or given in writing: without new facts nothing heavier can be told him afterwards. */
@Component
class ToldBefore {

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Catalogue catalogue;

    ToldBefore(Docket docket, UnfitnessPapers papers, Catalogue catalogue) {
        this.docket = docket;
        this.papers = papers;
        this.catalogue = catalogue;
    }

    /** @param why nothing heavier can be told, in Chinese */
    record Ceiling(Fitted measure, String why) {
    }

    /** Whether two agreed that something is the matter, and nothing new has come up since. */
    boolean factsStand(String number) {
        long since = papers.latest(number, UnfitnessPapers.NEW_FACTS).map(CadrePaper::id).orElse(0L);
        return docket.facts(number).filter(f -> f.founded() && f.paper().id() > since).isPresent();
    }

    /** What was told of the facts as they stand; after new facts it is told anew. */
    Optional<CadrePaper> told(String number) {
        return ofTheFacts(number, UnfitnessPapers.TOLD);
    }

    /** The announcement that was printed last for the facts as they stand. */
    Optional<CadrePaper> printed(String number) {
        return ofTheFacts(number, UnfitnessPapers.NOTICE);
    }

    private Optional<CadrePaper> ofTheFacts(String number, String kind) {
        String facts = String.valueOf(docket.facts(number).orElseThrow().paper().id());
        return papers.latest(number, kind).filter(p -> facts.equals(p.text("facts")));
    }

    /** Keeps what was printed, with what it was printed for: a finding that is taken back and made anew frees from nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void print(String number, String measure) {
        Facts f = docket.facts(number).orElseThrow();
        papers.keep(number, UnfitnessPapers.NOTICE, Map.of("measure", measure, "day", docket.today().toString(), "facts", f.paper().id(), "codes",
                f.codes(), "repeated", f.repeated(), "aggravating", f.aggravating()));
    }

    /** Each measure that was told or printed for nothing less than what stands now. */
    List<Ceiling> ceilings(Step step) {
        String number = step.caseNumber();
        return Stream.concat(ceilings(step, papers.of(number, UnfitnessPapers.TOLD), "没有新的事实，不得重于上一次告知本人的处置"),
                ceilings(step, papers.of(number, UnfitnessPapers.NOTICE), "没有新的事实，不得重于已打印的告知书所写的处置")).toList();
    }

    private Stream<Ceiling> ceilings(Step step, List<CadrePaper> said, String why) {
        Facts now = docket.facts(step.caseNumber()).orElseThrow();
        List<CadrePaper> facts = papers.of(step.caseNumber(), UnfitnessPapers.FACTS);
        return said.stream().filter(p -> !now.addsTo(Facts.of(facts.stream().filter(f -> String.valueOf(f.id()).equals(p.text("facts"))).findFirst()
                .orElse(p)))).map(p -> p.text("measure")).distinct()
                .flatMap(m -> catalogue.lawful(step, m, docket.row(step).postKind()).stream()).map(f -> new Ceiling(f, why));
    }

    /** What can be proposed to the person now. */
    List<Fitted> tellable(Step step) {
        List<Ceiling> ceilings = ceilings(step);
        return docket.proposable(step).stream().filter(f -> ceilings.stream().noneMatch(c -> MeasureLimits.isHeavier(f, c.measure()))).toList();
    }
}
