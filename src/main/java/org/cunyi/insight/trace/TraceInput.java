package org.cunyi.insight.trace;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;

/** What is asked of a trace, checked. */
final class TraceInput {

    private static final int LARGEST = 200;

    private TraceInput() {
    }

    /** @throws Refusal where there is no such kind */
    static Optional<TraceKind> kind(String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(TraceKind.of(code).orElseThrow(() -> Refusal.of("kind", "类别：应为"
                + Arrays.stream(TraceKind.values()).map(TraceKind::code).collect(Collectors.joining("、")) + "之一")));
    }

    /** @throws Refusal where the page is none */
    static void page(long after, int size) {
        if (after < 0 || size < 0 || size > LARGEST) {
            throw Refusal.of("size", "分页：after从0开始，size为0至" + LARGEST);
        }
    }
}
