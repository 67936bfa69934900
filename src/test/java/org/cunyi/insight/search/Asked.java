package org.cunyi.insight.search;

import java.time.LocalDate;
import java.util.List;

/** A question, said piece by piece. */
public final class Asked {

    private final String unit;
    private String process;
    private String state;
    private boolean overdue;
    private String outcome;
    private String login;
    private String words;
    private String number;
    private LocalDate from;
    private LocalDate to;

    public Asked(String unit) {
        this.unit = unit;
    }

    public Asked process(String wanted) {
        process = wanted;
        return this;
    }

    public Asked state(String wanted) {
        state = wanted;
        return this;
    }

    public Asked overdue() {
        overdue = true;
        return this;
    }

    public Asked outcome(String wanted) {
        outcome = wanted;
        return this;
    }

    public Asked login(String wanted) {
        login = wanted;
        return this;
    }

    public Asked words(String wanted) {
        words = wanted;
        return this;
    }

    public Asked number(String wanted) {
        number = wanted;
        return this;
    }

    public Asked days(LocalDate first, LocalDate last) {
        from = first;
        to = last;
        return this;
    }

    public CaseQuestion question() {
        return new CaseQuestion(List.of(unit), process, state, overdue, outcome, login, words, number, from, to, CaseCounty.SECRET, List.of());
    }
}
