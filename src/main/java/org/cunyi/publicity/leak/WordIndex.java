package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many words looked up at a place of a text at once, by their first character. */
final class WordIndex {

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    /** @param words separated by blanks */
    WordIndex(String words) {
        for (String word : words.split(" ")) {
            byFirst.computeIfAbsent(word.charAt(0), first -> new ArrayList<>()).add(word);
        }
        byFirst.values().forEach(list -> list.sort(Comparator.comparing(String::length).reversed()));
    }

    /** @return where the longest of the words ends that begins here, or -1 */
    int end(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        for (String word : byFirst.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(word, at)) {
                return at + word.length();
            }
        }
        return -1;
    }
}
