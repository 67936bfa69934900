package org.cunyi.insight.watch;

/**
 * How many findings a rule has.
 *
 * @param found counted up to a thousand
 * @param more  whether there are more than that
 */
record WatchCount(String rule, int found, boolean more) {

    private static final int COUNTED = 1_000;

    static WatchCount of(Watch watch, WatchRule rule, WatchQuestion question) {
        int found = watch.count(rule, question, COUNTED + 1);
        return new WatchCount(rule.code(), Math.min(found, COUNTED), found > COUNTED);
    }

    /** In words. */
    public String getWords() {
        return found == 0 ? "没有" : (more ? "超过" : "") + found + "项";
    }
}
