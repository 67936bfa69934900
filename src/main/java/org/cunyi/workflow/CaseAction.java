package org.cunyi.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that a room lets a person do with a case outside its tasks, said in writing; the case page and the API offer it. */
public interface CaseAction {

    /** Last part of the address, for example {@code withdraw}. */
    String name();

    /** What the acting person is shown, empty where he cannot do it now. */
    Optional<View> on(CaseFile file);

    /**
     * @param values what was entered, by field; a missing field is not in it
     * @throws org.cunyi.shared.Refusal where it may not be done, whatever was shown before
     */
    void perform(CaseFile file, Map<String, String> values);

    /** @param explanation what follows from it */
    record View(String name, String heading, String explanation, List<Field> fields, String button) {
    }

    /**
     * One thing to enter.
     *
     * @param type    {@code text} of several lines, {@code date}, or {@code choice}
     * @param choices of a choice, else empty
     * @param longest in characters, 0 where it does not apply
     */
    record Field(String key, String label, String type, List<Option> choices, int longest) {

        public static Field text(String key, String label, int longest) {
            return new Field(key, label, "text", List.of(), longest);
        }

        public static Field date(String key, String label) {
            return new Field(key, label, "date", List.of(), 0);
        }

        public static Field choice(String key, String label, List<Option> choices) {
            return new Field(key, label, "choice", choices, 0);
        }
    }
}
