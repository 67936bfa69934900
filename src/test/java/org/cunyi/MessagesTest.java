package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web applications' Chinese is complete: every key of the shipped English, every placeholder. */
class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode read(String app, String language) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json";
        try (InputStream raw = MessagesTest.class.getResourceAsStream(path); PushbackInputStream in = new PushbackInputStream(raw, 3)) {
            byte[] mark = in.readNBytes(3);
            if (mark[0] != (byte) 0xEF) {
                in.unread(mark);
            }
            return JSON.readTree(in);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void every_label_is_there_in_chinese_with_its_placeholders(String app) throws IOException {
        JsonNode english = read(app, "en").path("labels");
        JsonNode chinese = read(app, "zh-CN").path("labels");
        List<String> keys = new ArrayList<>();
        english.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isNotEmpty();
        for (String key : keys) {
            assertThat(chinese.has(key)).as(key).isTrue();
            assertThat(placeholders(chinese.path(key).asText())).as(key).containsExactlyInAnyOrderElementsOf(
                    placeholders(english.path(key).asText()));
        }
        assertThat(chinese.size()).isEqualTo(english.size());
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().replace(" ", ""));
        }
        return found;
    }
}
