package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.shared.Refusal;

/**
 * What no table, no committee and no review can go beyond (domain.md §7): never a suspension or removal of whom villagers elect or choose, never a
 * party measure without a party post, never heavier than what the person was told before he defended himself, a review never heavier than the
 * decision, never outside 警示谈话 to 依法罢免, always an article.
 */
public final class MeasureLimits {

    static final List<String> MEASURES = List.of("M1", "M2", "M3", "M4", "M5");
    static final String BY_LAW = "by-law";
    private static final Map<String, Integer> WEIGHT = Map.of("none", 0, "M1", 1, "M2", 2, "M3", 3, "M4", 4, "M5", 5, "dismissal", 5, BY_LAW, 5);
    private static final Set<String> PARTY = Set.of("M1", "M2", "M3", "M4", "dismissal", "none");
    private static final Set<String> OTHER = Set.of("M1", "M2", "M4", "none");
    private static final Set<String> HIRED = Set.of("M1", "M2", "none");

    private MeasureLimits() {
    }

    /** Whether the law allows that for such a post, whatever a county has written into its table. */
    static boolean isLawful(Fitted f, String postKind) {
        boolean partyPost = postKind.equals("party") || postKind.equals("both");
        Set<String> others = switch (postKind) {
            case "party" -> Set.of(Fitted.NONE);
            case "hired" -> HIRED;
            case "elected", "both", "supervisory" -> OTHER;
            default -> Set.of();
        };
        return (MEASURES.contains(f.measure()) || BY_LAW.equals(f.measure())) && (partyPost ? PARTY : Set.of(Fitted.NONE)).contains(f.party())
                && others.contains(f.other()) && follows(f, postKind) && f.legalBasis() != null && !f.legalBasis().isBlank()
                && weight(f.party()) <= weight(f.measure()) && weight(f.other()) <= weight(f.measure());
    }

    /** What may come beside a measure: nobody's contract ends but that of a hired person, no elected post by law but where the law says so. */
    private static boolean follows(Fitted f, String postKind) {
        boolean elected = postKind.equals("elected") || postKind.equals("both");
        return switch (f.followUp()) {
            case Fitted.NONE -> true;
            case "recommend-resignation" -> elected || postKind.equals("supervisory");
            case "inform-recall-right" -> elected;
            case "record-end-by-law" -> elected && f.measure().equals(BY_LAW);
            case "propose-to-electing-body" -> postKind.equals("supervisory");
            case "end-of-contract" -> postKind.equals("hired");
            default -> false;
        };
    }

    /** Whether the first weighs more than the second, as a whole or for one of the posts. */
    static boolean isHeavier(Fitted a, Fitted b) {
        return weight(a.measure()) > weight(b.measure()) || weight(a.party()) > weight(b.party()) || otherWeight(a) > otherWeight(b);
    }

    /** A post that ends by law weighs more than any measure against it. */
    private static int otherWeight(Fitted f) {
        return f.followUp().equals("record-end-by-law") ? weight(BY_LAW) : weight(f.other());
    }

    private static int weight(String measure) {
        return WEIGHT.getOrDefault(measure, Integer.MAX_VALUE);
    }

    /** What may be proposed to the person: all that is lawful, and the end by law only where that is what the table says. */
    static List<Fitted> proposable(List<Fitted> lawful, Fitted recommended) {
        return lawful.stream().filter(f -> !f.measure().equals(BY_LAW) || recommended.measure().equals(BY_LAW)).toList();
    }

    /** What the committee may decide: nothing heavier than what was told. */
    static List<Fitted> decidable(List<Fitted> proposable, Fitted told) {
        return proposable.stream().filter(f -> !isHeavier(f, told)).toList();
    }

    /** What a review may put in the decision's place. */
    static List<Fitted> lighter(List<Fitted> proposable, Fitted decided) {
        return proposable.stream().filter(f -> !f.measure().equals(decided.measure()) && !isHeavier(f, decided)).toList();
    }

    /**
     * The one that was chosen.
     *
     * @param ceiling {@code null} where there is none
     * @throws Refusal where it is not lawful for the post, or heavier than the ceiling
     */
    static Fitted choose(String field, String label, String measure, List<Fitted> proposable, Fitted ceiling, String why) {
        Optional<Fitted> chosen = proposable.stream().filter(f -> f.measure().equals(measure)).findFirst();
        if (chosen.isEmpty()) {
            throw Refusal.of(field, label + "：所选处置超出法律对这一职务的规定");
        }
        if (ceiling != null && isHeavier(chosen.get(), ceiling)) {
            throw Refusal.of(field, label + "：" + why);
        }
        return chosen.get();
    }
}
