package org.cunyi.publicity.web;

/**
 * A table on paper. It goes under the text in the type of tables (五号) or one size less; one that is too wide for that gets sheets of its own
 * at the end, turned.
 *
 * @param size of the type, in points
 */
public record PaperTable(TableView table, double size, boolean turned) {

    /** Widths of the text in points: 156 mm, and 243 mm on a turned sheet. */
    private static final double UPRIGHT = 442;
    private static final double TURNED = 689;
    private static final double[] UPRIGHT_SIZES = {10.5, 9};
    private static final double[] TURNED_SIZES = {10.5, 9, 7.5, 6.5, 5.5};
    /** A column wider than this breaks its lines before the type gets smaller. */
    private static final double COLUMN = 9;

    static PaperTable of(TableView table) {
        double squares = table.squares(COLUMN);
        for (double size : UPRIGHT_SIZES) {
            if (squares * size <= UPRIGHT) {
                return new PaperTable(table, size, false);
            }
        }
        for (double size : TURNED_SIZES) {
            if (squares * size <= TURNED) {
                return new PaperTable(table, size, true);
            }
        }
        return new PaperTable(table, TURNED_SIZES[TURNED_SIZES.length - 1], true);
    }

    public String style() {
        return "font-size: " + size + "pt; line-height: " + size * 1.45 + "pt";
    }
}
