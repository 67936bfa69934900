package org.cunyi.workflow;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Chinese words for what the rooms keep as codes, by family, out of {@code messages.properties}. */
@Component
public class Wording {

    private final MessageSource words;

    Wording(MessageSource words) {
        this.words = words;
    }

    /** The code itself where there is no word for it, nothing for {@code null}. */
    public String of(String family, String code) {
        return code == null ? "" : words.getMessage(family + "." + code, null, code, Locale.SIMPLIFIED_CHINESE);
    }
}
