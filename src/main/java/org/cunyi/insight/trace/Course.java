package org.cunyi.insight.trace;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * How a case went through its model.
 *
 * @param source     {@code engine}: the engine's history; {@code records}: our own chain, where the engine has cleaned up: steps and answers only
 * @param activities what was entered, in the order in which it was entered first
 * @param cutAt      how many answers and steps of the chain were read where there are more: then the counts are too small; otherwise 0
 * @param flows      which ways were taken, and how often
 */
record Course(String process, int version, String versionTag, String source, List<Been> activities, List<Taken> flows,
        int cutAt) {

    /**
     * An element that was entered.
     *
     * @param times   how often; @param open how many of these still last; @param cut how many were left unfinished
     * @param first   when it was entered first; @param last when it was left last, {@code null} while it is open
     * @param seconds how long it took in all, what is open not counted
     * @param called  numbers of the cases that it called
     */
    record Been(String id, String name, String type, int times, int open, int cut, OffsetDateTime first, OffsetDateTime last, long seconds,
            List<String> called) {

        /** How long in words, the two largest units. */
        public String spent() {
            Duration d = Duration.ofSeconds(seconds);
            if (d.toDays() > 0) {
                return d.toDays() + "天" + (d.toHoursPart() > 0 ? d.toHoursPart() + "小时" : "");
            }
            return d.toHours() > 0 ? d.toHours() + "小时" + (d.toMinutesPart() > 0 ? d.toMinutesPart() + "分" : "")
                    : d.toMinutes() > 0 ? d.toMinutes() + "分" : "不到1分钟";
        }

        /** Whether somebody or something worked there: questions, joins and events only show the way. */
        public boolean works() {
            return type.endsWith("Task") || type.equals("callActivity");
        }
    }

    record Taken(String id, int times) {
    }
}
