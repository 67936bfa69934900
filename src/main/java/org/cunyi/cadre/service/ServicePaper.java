package org.cunyi.cadre.service;

import java.util.List;
import java.util.Map;

/**
 * One paper to hand over.
 *
 * @param addressee  to whom it speaks, {@code null} on a form
 * @param paragraphs lines of the text
 * @param form       boxes to fill in by label, empty on a letter
 * @param issuer     who signs and seals it, {@code null} on a form
 * @param day        of the paper, {@code null} where it is filled in by hand
 */
public record ServicePaper(String title, String addressee, List<String> paragraphs, Map<String, String> form, String issuer, String day) {

    static final String RECEIPT = "receipt";

    public static ServicePaper letter(String title, String addressee, List<String> paragraphs, String issuer, String day) {
        return new ServicePaper(title, addressee, paragraphs, Map.of(), issuer, day);
    }
}
