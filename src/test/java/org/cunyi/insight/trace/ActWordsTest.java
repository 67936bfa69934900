package org.cunyi.insight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the product enters into a chain, an auditor reads in Chinese. */
@CunyiTest
class ActWordsTest {

    /** Dotted words that are no acts: settings, metrics, columns and file names. */
    private static final Pattern NO_ACT = Pattern.compile("cunyi\\..*|refused\\.x|h\\.chain|e\\.at|.*\\.(ics|csv|json|jsonl|txt|xlsx|zip|pdf|dmn|bpmn|html|js)");
    private static final Pattern DOTTED = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
    /** Acts whose names are put together. */
    private static final List<String> BUILT = List.of("login", "logout", "cadre.appointed", "cadre.changed", "cadre.ended", "resolution.struck-off",
            "resolution.continued", "resolution.withdrawn");

    @Autowired
    private JdbcClient jdbc;

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(ActWordsTest.class.getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }

    private static Set<String> published() throws IOException {
        Set<String> acts = new TreeSet<>(BUILT);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                DOTTED.matcher(Files.readString(source)).results().map((MatchResult r) -> r.group(1)).filter(w -> !NO_ACT.matcher(w).matches()).forEach(acts::add);
            }
        }
        return acts;
    }

    @Test
    void every_act_that_the_product_publishes_has_chinese_words() throws IOException {
        Properties words = words();
        assertThat(published()).hasSizeGreaterThan(90).allSatisfy(act -> assertThat(words.getProperty("act." + act)).as(act).isNotBlank()
                .doesNotContainPattern("[A-Za-z]"));
    }

    @Test
    void every_act_that_stands_in_any_chain_has_chinese_words() throws IOException {
        Properties words = words();
        assertThat(jdbc.sql("select distinct action from audit_entry where action not like 'test.%'").query(String.class).list()).isNotEmpty()
                .allSatisfy(act -> assertThat(words).containsKey("act." + act));
    }
}
