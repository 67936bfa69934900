package org.cunyi.audit.proof;

import java.util.List;

/**
 * What was found in the file of a case.
 *
 * @param manifest SHA-256 of the list of all files
 * @param anchors  all anchors that the file carries
 * @param problems what is wrong, in Chinese; empty where all is as it was
 * @param remarks  what is unusual and no proof of anything
 * @param unproven what all of this does not prove
 */
public record Report(String caseNumber, String title, String madeAt, String madeBy, String manifest, int files, int documents, List<Chain> chains,
        List<Anchor> anchors, boolean compared, List<String> problems, List<String> remarks, List<String> unproven) {

    /**
     * @param vouched number of the last entry that an anchor saw, 0 where none did
     * @param anchor  that anchor's number
     */
    public record Chain(String chain, long entries, long vouched, long anchor, List<Step> steps, String problem) {
    }

    public record Step(long seq, String at, String actor, String action, String subject) {
    }

    public boolean isIntact() {
        return problems.isEmpty();
    }
}
