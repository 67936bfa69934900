package org.cunyi.cadre.registry;

import java.time.LocalDate;

/** Somebody entered the end of a post; told inside the transaction, whoever goes on about that post hears of it. */
public record PostEnded(long postId, LocalDate lastDay, String cause) {
}
