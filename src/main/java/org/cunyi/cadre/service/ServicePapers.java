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
     * @param measures what it can propose, empty where nothing is to be chosen
     */
    record Offer(String kind, String name, String use, List<Option> measures) {
    }

    /** Those that the acting person may print now; empty where the case is none of that procedure, or none of his. */
    List<Offer> offers(CaseFile file);

    /**
     * Writes one of the offered; that somebody has it is an act of the same transaction.
     *
     * @param measure one of the offer's, or {@code null}
     * @return empty where it is not written here
     */
    Optional<ServicePaper> write(CaseFile file, String kind, String measure);

    /** Whom the receipt is for, empty where nobody is served. */
    Optional<String> served(CaseFile file);
}
