package org.cunyi.workflow;

import java.util.Map;

/** What was answered at a step in the words of its form: labels for fields, words for choices, names for logins. The front door knows them. */
public interface CaseWords {

    /** Label and words by field, in the order of the form; fields that are not of the form come last. */
    Map<String, Answer> answers(CaseFile file, String step, Map<String, Object> given);

    /** One answer. */
    record Answer(String label, String words) {
    }
}
