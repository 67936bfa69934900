package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.process.ModelChecks;
import org.cunyi.workflow.ModelBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Holds every model to design.md §3 by the rules that drafts are held to: a modeller's slip fails the build, not a village's meeting. */
@CunyiTest
class ModelRulesTest {

    private static final ModelSet MODELS = models();
    /** Rooms below the features, whose blocks belong to no procedure. */
    private static final List<String> FOR_ALL = List.of("workflow", "meeting");

    @Autowired
    private ModelChecks checks;
    @Autowired
    private ApplicationContext context;

    static Stream<String> paths() {
        return MODELS.files().keySet().stream();
    }

    static Stream<String> processes() {
        return MODELS.in("bpmn").stream();
    }

    private static ModelSet models() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String folder : List.of("bpmn", "dmn", "forms")) {
                File[] found = new File(folder).listFiles();
                assertThat(found).isNotEmpty();
                for (File file : found) {
                    files.put(folder + "/" + file.getName(), Files.readAllBytes(file.toPath()));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new ModelSet(files);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void nothing_in_a_model_would_keep_it_from_being_released(String path) {
        assertThat(ModelSet.isPath(path)).isTrue();
        assertThat(checks.check(MODELS, List.of(path))).filteredOn(ModelFinding::blocks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_process_belongs_to_a_room_or_needs_none_and_has_its_picture(String path) throws IOException {
        String id = ModelSet.stem(path);
        assertThat(new File("docs/models/" + id + ".svg")).isFile();
        if (!new File("src/main/java/org/cunyi/" + id.split("-")[0]).isDirectory()) {
            assertThat(beansOf(path)).as("without a room it uses what every model may").isSubsetOf(FOR_ALL);
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
                assertThat(sources.filter(Files::isRegularFile).filter(f -> says(f, "\"" + id + "\""))).as("no Java names " + id).isEmpty();
            }
        }
    }

    /** The rooms of the beans that the model names. */
    private List<String> beansOf(String path) {
        return context.getBeansWithAnnotation(ModelBean.class).entrySet().stream().filter(b -> Pattern.compile("[${(, ]" + b.getKey() + "[.}]")
                .matcher(MODELS.text(path)).find()).map(b -> b.getValue().getClass().getPackageName().split("\\.")[2]).distinct().toList();
    }

    private static boolean says(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
