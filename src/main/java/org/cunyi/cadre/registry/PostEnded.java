package org.cunyi.cadre.registry;

import java.time.LocalDate;

/**
 * Somebody entered the end of a post; told inside the transaction, whoever goes on about that post hears of it.
 *
 * @param electedGoesOnAs of 一肩挑 only the party's half has ended: the entry of the elected one, else {@code null}
 */
public record PostEnded(long postId, LocalDate lastDay, String cause, Long electedGoesOnAs) {
}
