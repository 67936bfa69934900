package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cunyi.modeling.process.SecretStays;
import org.junit.jupiter.api.Test;

/** No release opens a procedure that is about people's posts. */
class SecretStaysTest {

    private static final String RECALL = "bpmn/cadre-recall.bpmn";
    private static final String DECISION = "bpmn/decision.bpmn";

    private static ModelSet models(String path, String was, String is) throws IOException {
        return new ModelSet(Map.of(path, Files.readString(Path.of(path)).replace(was, is).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_model_that_lets_everybody_see_such_cases_is_refused_and_other_changes_are_not() throws IOException {
        ModelSet inForce = models(RECALL, "", "");
        List<ModelFinding> found = SecretStays.check(inForce, models(RECALL, "value=\"own-tasks\"", "value=\"all\""), List.of(RECALL));
        assertThat(found).singleElement().matches(f -> f.blocks() && f.element().equals("cadre-recall") && f.message().contains("own-tasks"));
        assertThat(SecretStays.check(inForce, models(RECALL, "name=\"visibility\"", "name=\"sichtbar\""), List.of(RECALL))).hasSize(1);
        assertThat(SecretStays.check(inForce, models(RECALL, "罢免", "撤换"), List.of(RECALL))).isEmpty();
        assertThat(SecretStays.check(models(DECISION, "", ""), models(DECISION, "四议", "四议"), List.of(DECISION))).isEmpty();
        assertThat(SecretStays.check(inForce, models(RECALL, "<?xml", "no"), List.of(RECALL))).as("said by another rule").isEmpty();
    }
}
