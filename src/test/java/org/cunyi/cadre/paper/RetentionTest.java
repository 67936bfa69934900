package org.cunyi.cadre.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.PeriodTable;
import org.junit.jupiter.api.Test;

/** One night for everything that is kept of persons. */
class RetentionTest {

    private final List<String> done = new ArrayList<>();

    private void said(String what, boolean fails) {
        done.add(what);
        if (fails) {
            throw new IllegalStateException(what);
        }
    }

    private Retention.Kept kept(String what, boolean fails) {
        return new Retention.Kept() {

            @Override
            public List<String> cases() {
                said(what, fails);
                return List.of();
            }

            @Override
            public PeriodTable periods() {
                throw new AssertionError();
            }

            @Override
            public boolean isLeft(String caseNumber) {
                throw new AssertionError();
            }

            @Override
            public int erase(CaseFile file) {
                throw new AssertionError();
            }
        };
    }

    @Test
    void every_keeping_has_its_turn_and_then_every_seal_whichever_of_them_fails() {
        new Retention(List.of(kept("recalls", true), kept("reviews", false)), List.of(() -> said("their papers", true), () -> said("other papers", false)),
                null, null, null, null, Clock.systemUTC()).night();
        assertThat(done).containsExactly("recalls", "reviews", "their papers", "other papers");
    }
}
