package org.cunyi.cadre.registry;

import java.time.LocalDate;

/**
 * A post as the register lists it.
 *
 * @param oneShoulder   its holder is secretary and 主任 (一肩挑)
 * @param reviewMissing its holder took office without a valid joint review and has passed none since
 * @param reviewTo      last day of the newest review that was passed, {@code null} where there is none
 * @param result        of the newest evaluation, {@code null} where there is none
 */
public record Line(long id, String orgCode, String orgName, String login, String name, String title, String kind, LocalDate termFrom,
        LocalDate termTo, LocalDate validFrom, LocalDate validTo, boolean oneShoulder, boolean reviewMissing, LocalDate reviewTo,
        Integer resultYear, String result) {

    public boolean isHeld(LocalDate day) {
        return validTo == null || !validTo.isBefore(day);
    }
}
