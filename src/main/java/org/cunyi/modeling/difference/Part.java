package org.cunyi.modeling.difference;

/**
 * One attribute, cell or heading in both versions.
 *
 * @param before {@code null} where it was not there
 * @param after  {@code null} where it is not there any more
 */
public record Part(String label, String before, String after) {

    public Mark mark() {
        return Mark.of(before, after);
    }

    public boolean isSame() {
        return mark() == Mark.SAME;
    }
}
