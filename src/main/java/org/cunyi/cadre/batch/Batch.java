package org.cunyi.cadre.batch;

import java.time.OffsetDateTime;

/** Candidates that a township sends together; nothing in it is about a person. */
public record Batch(String number, String township, String title, String openedBy, OffsetDateTime openedAt) {
}
