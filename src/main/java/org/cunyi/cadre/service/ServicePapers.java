package org.cunyi.cadre.service;

import java.util.List;
import java.util.Optional;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Option;

/** A procedure says which papers can be printed for service now, and writes them. */
public interface ServicePapers {

    /**
     * One kind of paper.
     *
     * @param kind     last part of its address
     * @param use      when it is handed over
     * @param measures what it can propose, as {@link #choices} says; empty where nothing is to be chosen
     */
    record Offer(String kind, String name, String use, List<Option> measures) {

        public Offer(String kind, String name, String use) {
            this(kind, name, use, List.of());
        }

        Offer with(List<Option> choices) {
            return new Offer(kind, name, use, choices);
        }
    }

    /**
     * Those that the acting person may print now; empty where the case is none of that procedure, or none of his. Every look at a case page asks:
     * how things stand is enough for it, no table is evaluated.
     */
    List<Offer> offers(CaseFile file);

    /** What the acting person chooses from when he prints that one, the likeliest first; asked on the page of the papers. */
    default List<Option> choices(CaseFile file, String kind) {
        return List.of();
    }

    /**
     * Writes one of the offered; that somebody has it is an act of the same transaction.
     *
     * @param measure one of the choices, {@code null} where there is none
     * @return empty where it is not written here
     */
    Optional<ServicePaper> write(CaseFile file, String kind, String measure);

    /** Whom the receipt is for, empty where nobody is served. */
    Optional<String> served(CaseFile file);
}
