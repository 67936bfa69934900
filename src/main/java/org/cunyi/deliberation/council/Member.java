package org.cunyi.deliberation.council;

import java.time.LocalDate;

/**
 * A member of a village's council for as long as he is one in this kind and capacity.
 *
 * @param login     {@code null} for one who does not log in
 * @param kind      a code of {@code council_member_kind}
 * @param kindLabel its Chinese word
 */
public record Member(long id, long termId, String orgCode, String name, String login, String kind, String kindLabel, boolean chair,
        LocalDate joinedOn, LocalDate leftOn) {
}
