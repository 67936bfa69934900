package org.cunyi.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.cunyi.CunyiTest;
import org.cunyi.archive.DocumentKind;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.ModelProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The blocks as Camunda Modeler offers them say nothing that the code does not know. */
@CunyiTest
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of("docs/element-templates");
    private static final Set<String> BINDINGS = Set.of("property", "camunda:property", "camunda:inputParameter", "camunda:in", "camunda:out");

    @Autowired
    private ApplicationContext context;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    @Test
    void each_block_that_was_promised_has_a_template_of_its_own() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            assertThat(read(file).path("id").asText()).isEqualTo("org.cunyi." + file.getFileName().toString().replace(".json", ""));
            ids.add(read(file).path("id").asText());
        }
        assertThat(ids).doesNotHaveDuplicates().contains("org.cunyi.record-meeting", "org.cunyi.post-notice", "org.cunyi.ask-for-documents",
                "org.cunyi.notify", "org.cunyi.file-with-authority", "org.cunyi.archive", "org.cunyi.refer");
        String described = Files.readString(Path.of("docs/modelling-blocks.md"));
        assertThat(ids).allSatisfy(id -> assertThat(described).contains("`" + id.substring("org.cunyi.".length()) + "`"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_template_is_chinese_and_applies_to_elements_that_there_are(Path file) throws IOException {
        JsonNode template = read(file);
        assertThat(template.path("name").asText()).matches(".*\\p{IsHan}.*");
        assertThat(template.path("description").asText()).matches("(?s).*\\p{IsHan}.*");
        assertThat(template.path("appliesTo")).isNotEmpty().allSatisfy(to -> {
            String element = to.asText().replace("bpmn:", "");
            assertThat(Bpmn.createProcess().done().getModel().getTypes()).anyMatch(t -> t.getTypeName().equalsIgnoreCase(element));
        });
        assertThat(template.path("properties")).isNotEmpty().allSatisfy(p -> {
            assertThat(p.path("label").asText()).matches(".*\\p{IsHan}.*");
            assertThat(BINDINGS).contains(p.path("binding").path("type").asText());
            assertThat(p.path("choices")).allSatisfy(c -> assertThat(c.path("name").asText()).matches(".*\\p{IsHan}.*"));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_a_template_writes_is_read_by_the_code(Path file) throws IOException {
        String sources = sources();
        for (JsonNode property : read(file).path("properties")) {
            JsonNode binding = property.path("binding");
            String name = binding.path("name").asText();
            switch (binding.path("type").asText()) {
                case "camunda:property" -> assertThat(ModelProperties.isKnown(name)).as(name).isTrue();
                case "camunda:inputParameter" -> assertThat(sources).contains("\"" + name + "\"");
                case "camunda:in" -> assertThat(sources + shipped("publicity")).contains(binding.path("target").asText());
                default -> {
                    if (name.equals("camunda:delegateExpression")) {
                        assertThat(context.getBeansWithAnnotation(ModelBean.class)).containsKey(property.path("value").asText().replaceAll("[${}]", ""));
                    }
                }
            }
            if (name.equals("requiredDocuments")) {
                assertThat(property.path("choices")).allSatisfy(c -> assertThat(DocumentKind.of(c.path("value").asText())).isPresent());
            }
            if (name.equals("meetingKind")) {
                assertThat(property.path("choices")).allSatisfy(c -> assertThat(tables("meeting-outcome") + "chosen").contains(c.path("value").asText()));
            }
            if (binding.path("target").asText().equals("noticeKind")) {
                assertThat(property.path("choices")).allSatisfy(c -> assertThat(tables("publicity-roles")).contains("\"" + c.path("value").asText() + "\""));
            }
        }
    }

    private static String shipped(String process) throws IOException {
        return Files.readString(Path.of("bpmn/" + process + ".bpmn"));
    }

    private static String tables(String id) throws IOException {
        return Files.readString(Path.of("dmn/" + id + ".dmn"));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/cunyi"))) {
            return files.filter(f -> f.toString().endsWith(".java")).map(ElementTemplatesTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
