package org.cunyi.publicity.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cunyi.publicity.leak.LeakMeasure.Count;
import org.cunyi.publicity.leak.LeakScan.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Misses and false alarms on the corpus; {@code docs/leak-scan.md} has to say the same. */
class LeakFiguresTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-20T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final LeakScan SCAN = new LeakScan(CLOCK);
    private static LeakReport numbers;
    private static LeakReport words;

    @BeforeAll
    static void measure() {
        numbers = LeakReport.numbers(SCAN);
        words = LeakReport.words(SCAN);
    }

    @Test
    void everyMarkedNumberIsRefusedInAllItsWritings() {
        for (Kind kind : LeakReport.kinds(true)) {
            for (LeakMeasure corpus : List.of(numbers.known(), numbers.unseen())) {
                assertThat(corpus.of(kind).marked).as(kind.label()).isPositive();
                assertThat(corpus.of(kind).found).as(kind.label() + corpus.faults()).isEqualTo(corpus.of(kind).marked);
            }
        }
    }

    @Test
    void nothingIsRefusedThatIsNoNumberOfAPerson() {
        for (Kind kind : LeakReport.kinds(true)) {
            assertThat(List.of(numbers.known(), numbers.unseen(), numbers.without())).as(kind.label())
                    .extracting(corpus -> corpus.of(kind).falseAlarms).containsOnly(0);
        }
    }

    @Test
    void aNumberWithItsWordBeforeItIsRefusedHoweverItIsWritten() {
        LeakWritings writings = new LeakWritings(SCAN);
        for (Kind kind : LeakReport.kinds(true)) {
            for (List<String> some : List.of(LeakWritings.UNBROKEN, LeakWritings.GROUPED, LeakWritings.TORN)) {
                LeakWritings.Seen seen = writings.seen(kind, some, true);
                assertThat(seen.listed() + seen.missed()).as(kind.label() + some).isZero();
            }
            LeakWritings.Seen bare = writings.seen(kind, LeakWritings.UNBROKEN, false);
            assertThat(bare.listed() + bare.missed()).as(kind.label()).isZero();
        }
    }

    @Test
    void ofNamesPlacesAndFactsTheRulesWereMadeForAtMostOneInTwentyIsMissed() {
        assertThat(missed(words.known())).isLessThanOrEqualTo(marked(words.known()) / 20);
        assertThat(falseAlarms(words.known()) + falseAlarms(words.without())).isLessThanOrEqualTo(6);
    }

    @Test
    void ofThoseNobodyTunedTheRulesForAtMostOneInFiveIsMissed() {
        assertThat(missed(words.unseen())).isLessThanOrEqualTo(marked(words.unseen()) / 5);
        assertThat(falseAlarms(words.unseen())).isLessThanOrEqualTo(2);
    }

    @Test
    void theReportInTheDocumentsIsWhatWasMeasured() throws IOException {
        String report = LeakReport.table(numbers, words) + "\n" + new LeakWritings(SCAN).table();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/leak-report.md"), report + "\n" + String.join("\n", words.known().faults()) + "\n\n"
                + String.join("\n", words.unseen().faults()) + "\n\n" + String.join("\n", words.without().faults()) + "\n");
        String document = Files.readString(Path.of("docs/leak-scan.md")).replace("\r", "");

        assertThat(report.split("\n\n")).allSatisfy(table -> assertThat(document).contains(table.strip()));
    }

    private static int marked(LeakMeasure corpus) {
        return LeakReport.kinds(false).stream().map(corpus::of).mapToInt(count -> count.marked).sum();
    }

    private static int missed(LeakMeasure corpus) {
        return LeakReport.kinds(false).stream().map(corpus::of).mapToInt(Count::missed).sum();
    }

    private static int falseAlarms(LeakMeasure corpus) {
        return LeakReport.kinds(false).stream().map(corpus::of).mapToInt(count -> count.falseAlarms).sum();
    }
}
