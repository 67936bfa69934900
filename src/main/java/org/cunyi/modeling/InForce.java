package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cunyi.workflow.ReleasedModels;
import org.springframework.stereotype.Component;

/** Tells the engine's deployment what was released here. */
@Component
class InForce implements ReleasedModels {

    private final ReleaseRows rows;
    private final Clock clock;

    InForce(ReleaseRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Map<String, byte[]> inForce() {
        Map<String, byte[]> models = new LinkedHashMap<>();
        rows.inForce(LocalDate.now(clock)).forEach(f -> models.put(f.path(), f.content().getBytes(StandardCharsets.UTF_8)));
        return models;
    }
}
