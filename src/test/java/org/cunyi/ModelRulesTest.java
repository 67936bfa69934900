package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.process.ModelChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Holds every model to design.md §3 by the rules that drafts are held to: a modeller's slip fails the build, not a village's meeting. */
@CunyiTest
class ModelRulesTest {

    private static final ModelSet MODELS = models();

    @Autowired
    private ModelChecks checks;

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
    void a_process_belongs_to_a_room_and_has_its_picture(String path) {
        assertThat(new File("src/main/java/org/cunyi/" + ModelSet.stem(path).split("-")[0])).isDirectory();
        assertThat(new File("docs/models/" + ModelSet.stem(path) + ".svg")).isFile();
    }
}
