package org.cunyi.shared;

import java.util.Map;

/**
 * Something that somebody did and that the record keeps. Published as an application event inside the transaction of the act;
 * the audit room writes it into the chain in that same transaction.
 */
public interface Act {

    /** The case it belongs to, or {@code null}: then it goes into the chain of the day. */
    String caseNumber();

    /** Login of the acting person, {@code system} for the product itself. */
    String actor();

    /** What was done, in snake-free dotted words, for example {@code meeting.judged}. */
    String action();

    /** What it was done to: a task, a notice, a table, a login. */
    String subject();

    /** Facts in JSON terms. A value wrapped in {@link Personal} never enters the record in clear. */
    Map<String, Object> payload();
}
