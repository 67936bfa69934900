package org.cunyi.cadre.unfitness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** The county's tables of situations, measures and impact periods, as they were deployed with the case. */
@Component
class Catalogue {

    private static final String MEASURE_TABLE = "cadre-unfitness-measure";
    private static final String ALL = "all";

    private final RuleTables tables;

    Catalogue(RuleTables tables) {
        this.tables = tables;
    }

    /** @param repetition {@code impact} or {@code yearly}: what makes it a repeated one */
    record Situation(String code, String name, String repetition, String legalBasis) {

        String words() {
            return code + " " + name;
        }
    }

    /** @param measure what the table recommends for the post */
    record Recommendation(Fitted measure, boolean transferToDiscipline, String explanation) {
    }

    List<Situation> situations(Step step) {
        return situations(step, ALL);
    }

    List<Situation> situations(Step step, String codes) {
        return tables.look(step, "cadre-unfitness-situation", Map.of("situationCodes", codes, "repeatedCodes", "")).stream().map(r -> new Situation(
                text(r, "code"), text(r, "name"), text(r, "repetition"), text(r, "legalBasis"))).toList();
    }

    Recommendation recommend(Step step, Facts facts, String postKind) {
        Map<String, Object> row = tables.look(step, MEASURE_TABLE, facts.inputs(postKind)).stream().findFirst().orElseThrow(
                () -> new IllegalStateException("no recommendation for " + postKind));
        Fitted fitted = lawful(step, text(row, "measure"), postKind).orElseThrow(() -> Refusal.of("situation",
                "情形：处置表对这一职务给出的处置超出法律规定，请县里更正处置表"));
        return new Recommendation(fitted, Boolean.TRUE.equals(row.get("transferToDiscipline")), text(row, "explanation") + "\n依据："
                + text(row, "legalBasis"));
    }

    /** Everything that the table has for such a post and the law allows; the end by law too. */
    List<Fitted> lawful(Step step, String postKind) {
        List<Fitted> lawful = new ArrayList<>();
        Stream.concat(MeasureLimits.MEASURES.stream(), Stream.of(MeasureLimits.BY_LAW)).forEach(m -> lawful(step, m, postKind).ifPresent(lawful::add));
        return lawful;
    }

    Optional<Fitted> lawful(Step step, String measure, String postKind) {
        return tables.look(step, "cadre-unfitness-lawful", Map.of("measure", measure, "postKind", postKind)).stream().findFirst().map(r -> new Fitted(
                measure, text(r, "partyMeasure"), text(r, "electedMeasure"), text(r, "followUp"), text(r, "legalBasis"), text(r, "lawfulWords")))
                .filter(f -> MeasureLimits.isLawful(f, postKind));
    }

    /** Months of the impact period, the longer one of the two posts; 0 where nothing is carried out. */
    int impactMonths(Step step, Fitted measure) {
        return Stream.of(measure.party(), measure.other()).filter(m -> !m.equals(Fitted.NONE)).mapToInt(m -> ((Number) tables.look(step,
                "cadre-unfitness-impact", Map.of("measure", m)).get(0).get("months")).intValue()).max().orElse(0);
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }
}
