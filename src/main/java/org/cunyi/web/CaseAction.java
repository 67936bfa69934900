package org.cunyi.web;

import java.util.Optional;
import org.cunyi.workflow.CaseFile;

/** Something that a room lets a person do with a case outside its tasks; the case page shows it as a form with one text. */
public interface CaseAction {

    /** The form for this case and the acting person, empty where the person cannot do it now. */
    Optional<View> on(CaseFile file);

    /**
     * @param path        where the form is posted, from the root
     * @param explanation what follows from it
     * @param field       name of the text's parameter
     */
    record View(String path, String heading, String explanation, String field, String fieldLabel, String button) {
    }
}
