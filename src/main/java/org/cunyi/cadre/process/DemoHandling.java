package org.cunyi.cadre.process;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A line of {@code demo/handlings.csv}; days are counted back from today.
 *
 * @param course       {@code received}, {@code refused}, {@code withdrawn}, {@code verifying}, {@code unfounded} or {@code handled}
 * @param happened     day of the situation
 * @param decided      day of the committee's meeting
 * @param circumstance {@code aggravating}, or {@code null}
 * @param statement    {@code null} where the person waived it
 * @param answer       {@code applied} or {@code refused}, of one who was ordered to resign
 * @param until        last day of a suspension, negative where it lies ahead
 * @param posted       whether the circular hangs, or waits for its draft
 * @param review       what a review lightened the measure to, or {@code null}
 * @param carried      what was said when the measure was carried out
 * @param after        what was said afterwards, or why the lead went no further
 */
record DemoHandling(String key, String township, String person, String source, String by, String lead, String course, List<String> codes,
        int happened, int decided, String circumstance, String facts, String statement, String measure, String answer, String document, int until,
        boolean posted, String review, String carried, String after) {

    static DemoHandling of(CSVRecord row) {
        return new DemoHandling(row.get("key"), row.get("township"), row.get("person"), row.get("source"), row.get("by"), row.get("lead"),
                row.get("course"), row.get("codes") == null ? List.of() : List.of(row.get("codes").split(";")), days(row, "happened"),
                days(row, "decided"), row.get("circumstance"), row.get("facts"), row.get("statement"), row.get("measure"), row.get("answer"),
                row.get("document"), days(row, "until"), "yes".equals(row.get("posted")), row.get("review"), row.get("carried"), row.get("after"));
    }

    private static int days(CSVRecord row, String column) {
        return row.get(column) == null ? 0 : DemoFiles.number(row, column);
    }

    String office() {
        return township + "-office";
    }

    String second() {
        return township + "-office-2";
    }

    String committee() {
        return township + "-committee";
    }

    /** As the logins of the person's village begin. */
    String village() {
        return person.replaceFirst("-.*", "");
    }

    boolean is(String wanted) {
        return course.equals(wanted);
    }
}
