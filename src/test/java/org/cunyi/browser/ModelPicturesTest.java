package org.cunyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pictures in {@code docs/models} show the models as they are. {@code -Dcunyi.pictures=write} draws them anew. */
@CunyiTest
class ModelPicturesTest {

    private static final Path MODELS = Path.of("bpmn");
    private static final Path PICTURES = Path.of("docs", "models");

    @RegisterExtension
    final Visits visits = new Visits();

    @Test
    void every_model_has_its_picture_and_the_picture_is_of_the_model() throws IOException {
        Visitor modeller = visits.of("modeller");
        modeller.open("/cases");
        modeller.page().addScriptTag(new Page.AddScriptTagOptions().setUrl("/vendor/bpmn-js/bpmn-navigated-viewer.production.min.js"));
        boolean write = "write".equals(System.getProperty("cunyi.pictures"));
        for (Path model : models()) {
            Path picture = PICTURES.resolve(model.getFileName().toString().replace(".bpmn", ".svg"));
            String drawn = (String) modeller.run("draw-model.js", Files.readString(model));
            if (write) {
                Files.writeString(picture, drawn + "\n");
            }
            assertThat(picture).exists();
            assertThat(shown(modeller, Files.readString(picture))).as(picture.toString()).isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(shown(modeller, drawn));
        }
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(Visitor visitor, String svg) {
        return (List<String>) visitor.run("read-picture.js", svg);
    }
}
