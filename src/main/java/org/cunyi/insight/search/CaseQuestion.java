package org.cunyi.insight.search;

import java.time.LocalDate;
import java.util.List;

/**
 * Which cases are meant; what is {@code null} does not matter.
 *
 * @param units   codes of the units whose cases, with those of all units below, may be found; never empty
 * @param state   {@code open} or {@code done}
 * @param overdue only cases with a task of their own past its due date
 * @param login   only cases in which this person acted, or somebody in his place; of concealed ones only those of a unit that he holds an office
 *                of, and that he does not keep out of: the others would say where, or whom, they are about
 * @param words   part of the title; titles that are concealed are not looked at
 * @param number  beginning of the case number
 * @param from    first day of opening, {@code to} the last one, in Asia/Shanghai
 * @param secret  procedures whose cases, with those they called, keep their titles to themselves
 * @param recused numbers of cases that who asks keeps out of
 */
public record CaseQuestion(List<String> units, String process, String state, boolean overdue, String outcome, String login, String words, String number,
        LocalDate from, LocalDate to, List<String> secret, List<String> recused) {

    public CaseQuestion {
        units = List.copyOf(units);
        secret = List.copyOf(secret);
        recused = List.copyOf(recused);
    }
}
