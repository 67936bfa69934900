package org.cunyi.cadre.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What kind of post it is decides how one comes to it and how it can end (domain.md §2, §7): nobody appoints or dismisses whom the villagers
 * elect (《村民委员会组织法》2025年修订第十四条).
 */
public enum PostKind {

    PARTY(true, false, List.of("appointed", "elected"), List.of("resigned", "dismissed", "by-law", "term-over", "died", "moved")),
    ELECTED(false, true, List.of("elected", "by-election"), List.of("resigned", "recalled", "by-law", "term-over", "died", "moved")),
    BOTH(true, true, List.of("elected"), List.of("resigned", "recalled", "by-law", "term-over", "died", "moved")),
    SUPERVISORY(false, false, List.of("elected", "by-election"), List.of("resigned", "recalled", "by-law", "term-over", "died", "moved")),
    HIRED(true, false, List.of("appointed"), List.of("resigned", "dismissed", "by-law", "term-over", "died", "moved"));

    private final boolean passNeeded;
    private final boolean onCommittee;
    private final List<String> beginnings;
    private final List<String> endings;

    PostKind(boolean passNeeded, boolean onCommittee, List<String> beginnings, List<String> endings) {
        this.passNeeded = passNeeded;
        this.onCommittee = onCommittee;
        this.beginnings = beginnings;
        this.endings = endings;
    }

    /** Empty where it is no kind of post that a village has. */
    public static Optional<PostKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether nobody takes it without a valid joint review; of the others a missing one is noted. */
    public boolean passNeeded() {
        return passNeeded;
    }

    /** Whether its holder is a member of the village committee. */
    public boolean onCommittee() {
        return onCommittee;
    }

    /** Whether a clerk may enter it, for the meeting that chose the person. */
    public boolean chosenByVillagers() {
        return this == ELECTED || this == SUPERVISORY;
    }

    public List<String> beginnings() {
        return beginnings;
    }

    public List<String> endings() {
        return endings;
    }

    /** Whether a review for this kind is enough for that one; 一肩挑 was reviewed for both of its posts. */
    boolean covers(String other) {
        return code().equals(other) || this == BOTH && (other.equals("party") || other.equals("elected"));
    }
}
