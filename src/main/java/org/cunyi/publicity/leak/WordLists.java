package org.cunyi.publicity.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The sections of a file in {@code publicity/}: {@code [section]}, then lines of words; lines with # are comments. */
final class WordLists {

    private final String file;
    private final Map<String, String> sections = new HashMap<>();

    WordLists(String file) {
        this.file = file;
        try (var in = WordLists.class.getResourceAsStream("/publicity/" + file)) {
            read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String content) {
        String section = "";
        for (String line : content.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                sections.merge(section, line, (before, next) -> before + " " + next);
            }
        }
    }

    /** Words between blanks. */
    String words(String section) {
        if (!sections.containsKey(section)) {
            throw new IllegalArgumentException("no section [" + section + "] in publicity/" + file);
        }
        return sections.get(section).replace("\\t", "\t");
    }

    /** Single characters, with nothing between them. */
    String signs(String section) {
        return words(section).replace(" ", "");
    }
}
