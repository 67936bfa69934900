package org.cunyi.audit.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * {@code verification/proof.json} in the file of a case: where each chain stood when the file was made, and what anchors saw of it before.
 *
 * @param format 1
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Proofs(int format, String caseNumber, List<Chain> chains) {

    public static final int FORMAT = 1;
    public static final String FOLDER = "verification/";
    public static final String FILE = FOLDER + "proof.json";
    public static final String ANCHORS = FOLDER + "anchors.jsonl";
    public static final String PAGE = FOLDER + "verify.html";

    /** One chain; its entries lie in {@link #entriesOf}. */
    public record Chain(String chain, long entries, String lastHash, List<Inclusion> inclusions) {
    }

    public static String entriesOf(String chain) {
        return FOLDER + "chains/" + chain + ".jsonl";
    }
}
