package org.cunyi.cadre.registry;

import java.time.LocalDate;

/** An appointment as it is to be entered; {@code basis} is the document, or the case of the meeting that chose the person. */
public record NewPost(String orgCode, String login, String name, String title, PostKind kind, String cause, LocalDate from, LocalDate termFrom,
        LocalDate termTo, String basis, Contact contact) {
}
