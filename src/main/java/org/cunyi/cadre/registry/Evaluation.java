package org.cunyi.cadre.registry;

import java.time.OffsetDateTime;

/**
 * What a year in a post was found to be: {@code competent}, {@code basically}, {@code incompetent}; {@code basis} is a case or a document.
 *
 * @param number from 1 for each post; who enters the next one must have seen the last
 */
public record Evaluation(int number, int inYear, String result, String basis, String recordedBy, OffsetDateTime recordedAt) {

    public static final String INCOMPETENT = "incompetent";
}
