package org.cunyi.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a room has to say about a case beside meetings and notices; the case page and the API show it as it is. */
public interface CaseSection {

    List<Section> of(CaseFile file);

    /**
     * A heading and what stands under it.
     *
     * @param facts Chinese words by Chinese label, in the order to show them
     * @param path  a page of our own that has more of it, or {@code null}
     * @param link  what the way there is called, {@code null} for the usual words
     */
    record Section(String heading, Map<String, String> facts, String path, String link) {

        public Section {
            facts = new LinkedHashMap<>(facts);
        }

        public Section(String heading, Map<String, String> facts, String path) {
            this(heading, facts, path, null);
        }

        public Section(String heading, Map<String, String> facts) {
            this(heading, facts, null);
        }
    }
}
