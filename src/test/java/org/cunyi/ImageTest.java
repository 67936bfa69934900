package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the image is built of: a source that the Dockerfile does not name is missing there and nowhere else. */
class ImageTest {

    private static final List<String> READ_BY_THE_BUILD = List.of("pom.xml", "bpmn", "dmn", "forms", "docs/element-templates", "src/main");

    @Test
    void every_source_that_the_build_reads_is_copied_into_the_image() throws IOException {
        List<PathMatcher> copied = copied();
        for (String root : READ_BY_THE_BUILD) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                assertThat(files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("node_modules"))).isNotEmpty()
                        .allMatch(f -> copied.stream().anyMatch(c -> c.matches(f)));
            }
        }
    }

    private static List<PathMatcher> copied() throws IOException {
        List<PathMatcher> copied = new ArrayList<>();
        Files.readString(Path.of("docker/Dockerfile")).replace("\\\n", " ").lines().filter(l -> l.startsWith("COPY ") && !l.contains("--from="))
                .forEach(line -> {
                    List<String> words = Arrays.asList(line.split("\\s+"));
                    words.subList(1, words.size() - 1).forEach(source -> copied.add(FileSystems.getDefault()
                            .getPathMatcher("glob:" + (source.endsWith("/") ? source + "**" : source))));
                });
        return copied;
    }
}
