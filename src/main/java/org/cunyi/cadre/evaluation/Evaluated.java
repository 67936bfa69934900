package org.cunyi.cadre.evaluation;

/**
 * Somebody whom the villagers evaluate.
 *
 * @param kind {@code elected} and {@code both} in any case, {@code hired} where the village pays (《村民委员会组织法》2025年修订第三十八条)
 */
record Evaluated(long postId, String name, String title, String kind) {

    boolean onCommittee() {
        return !kind.equals("hired");
    }

    String words() {
        return name + "（" + title + "）";
    }
}
