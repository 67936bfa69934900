package org.cunyi.workflow;

import java.util.Optional;

/** Something that a room lets a person do with a case outside its tasks, with a reason in writing; the case page and the API offer it. */
public interface CaseAction {

    /** Last part of the address, for example {@code withdraw}. */
    String name();

    /** What the acting person is shown, empty where he cannot do it now. */
    Optional<View> on(CaseFile file);

    /** @throws org.cunyi.shared.Refusal where it may not be done, whatever was shown before */
    void perform(CaseFile file, String reason);

    /** @param explanation what follows from it */
    record View(String name, String heading, String explanation, String fieldLabel, String button) {
    }
}
