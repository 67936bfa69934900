package org.cunyi.publicity.leak;

/**
 * Digits of one writing system with nothing visible between them.
 *
 * @param gap the separators before it as {@link DigitSign#gap} names them, empty for the first of a run or where the writing changes
 */
record DigitGroup(int start, int end, String digits, DigitSign.Script script, String gap) {

    boolean isMark() {
        return script == DigitSign.Script.MARK;
    }

    /** Separated by blanks, tabs or line breaks only. */
    boolean afterBlank() {
        return !gap.isEmpty() && gap.isBlank();
    }

    /** Tied to the group before it, as the pieces of a code or of a decimal are. */
    boolean isTied() {
        return gap.equals("-") || gap.equals(".");
    }
}
