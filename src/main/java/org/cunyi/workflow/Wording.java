package org.cunyi.workflow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Chinese words for what the rooms keep as codes, by family, out of {@code messages.properties}. */
@Component
public class Wording {

    private final MessageSource words;
    private final List<String> keys = keys();

    Wording(MessageSource words) {
        this.words = words;
    }

    /** The code itself where there is no word for it, nothing for {@code null}. */
    public String of(String family, String code) {
        return code == null ? "" : words.getMessage(family + "." + code, null, code, Locale.SIMPLIFIED_CHINESE);
    }

    /** All codes of a family that there is a word for, in the order of the file. */
    public List<String> codes(String family) {
        String head = family + ".";
        return keys.stream().filter(k -> k.startsWith(head)).map(k -> k.substring(head.length())).filter(c -> c.indexOf('.') < 0).toList();
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        Properties inOrder = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                keys.add((String) key);
                return super.put(key, value);
            }
        };
        try (InputStreamReader file = new InputStreamReader(Wording.class.getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            inOrder.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(keys);
    }
}
