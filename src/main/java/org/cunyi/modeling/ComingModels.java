package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.workflow.DeployedModels;
import org.springframework.stereotype.Component;

/** The models in force, and those that are released for a day that has not come. */
@Component
class ComingModels {

    private final DeployedModels deployed;
    private final ReleaseRows rows;

    ComingModels(DeployedModels deployed, ReleaseRows rows) {
        this.deployed = deployed;
        this.rows = rows;
    }

    /** The models on which a case would begin now. */
    ModelSet inForce() {
        return new ModelSet(deployed.newest());
    }

    /** When everything released has come in force. */
    ModelSet last() {
        return ahead().on(null);
    }

    /** As things stand now: asked once for all that follows. */
    Ahead ahead() {
        return new Ahead(inForce(), rows.waiting());
    }

    /**
     * What is known of the days to come.
     *
     * @param waiting released and not in force, the last to come in force last
     */
    record Ahead(ModelSet now, List<ReleaseRows.Waiting> waiting) {

        /** Models on which a case would begin on that day; {@code null}: when everything released has come in force. */
        ModelSet on(LocalDate day) {
            Map<String, byte[]> ahead = new LinkedHashMap<>();
            waiting.stream().filter(w -> day == null || !w.effectiveOn().isAfter(day)).forEach(w -> ahead.put(w.path(), w.content()
                    .getBytes(StandardCharsets.UTF_8)));
            return ahead.isEmpty() ? now : now.with(ahead);
        }

        /** Days after that one on which something released comes in force. */
        List<LocalDate> daysAfter(LocalDate day) {
            return waiting.stream().map(ReleaseRows.Waiting::effectiveOn).filter(d -> d.isAfter(day)).distinct().toList();
        }

        /** The last release of that model whose day has not come. */
        Optional<ReleaseRows.Waiting> lastOf(String path) {
            return waiting.stream().filter(w -> w.path().equals(path)).reduce((earlier, later) -> later);
        }
    }
}
