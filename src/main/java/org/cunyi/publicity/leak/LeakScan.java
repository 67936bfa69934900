package org.cunyi.publicity.leak;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks through what a notice is about to publish for data of persons (domain.md §8, PIPL 6, 28, 51). Numbers that are beyond doubt refuse
 * the notice; what may be an address, a private person's name or a number written unclearly is listed, and a person clears each of them.
 * Keeps nothing, so one instance serves all threads.
 */
@Component
public class LeakScan {

    /** What was found; the order is the order in which two findings at the same place give way to each other. */
    public enum Kind {
        IDENTITY_18("居民身份证号码（18位）", true),
        IDENTITY_15("居民身份证号码（15位）", true),
        BANK_CARD("银行卡号", true),
        MOBILE("手机号码", true),
        POSSIBLE_IDENTITY("疑似居民身份证号码", false),
        POSSIBLE_CARD("疑似银行卡号", false),
        POSSIBLE_MOBILE("疑似手机号码", false),
        EMAIL("电子邮箱", false),
        ADDRESS("疑似家庭住址", false),
        BIRTH_DATE("疑似出生日期", false),
        HEALTH("健康或救助信息（姓名旁）", false),
        PRIVATE_NAME("疑似个人姓名", false),
        OFFICIAL_NAME("干部姓名（职务旁）", false);

        private final String label;
        private final boolean refused;

        Kind(String label, boolean refused) {
            this.label = label;
            this.refused = refused;
        }

        public String label() {
            return label;
        }

        public boolean isRefused() {
            return refused;
        }
    }

    /**
     * One place. {@code start} and {@code end} count UTF-16 units of that part's original text, {@code where} says the same to people:
     * 正文第3段第12字 (blank lines are no paragraphs, a character outside the BMP is one). The excerpt is masked. The key stays the same while
     * the found text and the few characters around it do, wherever it moves in its part; it is short and unsalted, so a guess can be
     * confirmed by it: it belongs beside the notice, not into the audit chain.
     */
    public record Finding(Kind kind, String part, int start, int end, String where, String excerpt, String key) {

        /** One line for a refusal or a list to clear: 正文第3段第12字：手机号码 138****8000. */
        public String describe() {
            return where + "：" + kind.label() + " " + excerpt;
        }
    }

    /** {@code toClear} has the weightier first: names beside a post come last. */
    public record Result(List<Finding> refused, List<Finding> toClear) {

        public boolean isClean() {
            return refused.isEmpty() && toClear.isEmpty();
        }

        /** What a person still has to clear when the findings with these keys were cleared. */
        public List<Finding> open(Set<String> clearedKeys) {
            return toClear.stream().filter(f -> !clearedKeys.contains(f.key())).toList();
        }
    }

    private final Clock clock;

    public LeakScan(Clock clock) {
        this.clock = clock;
    }

    /** @param parts name of the part in Chinese (标题, 正文, 附件1名称, 附件1内容) to its text, in the order to report in */
    public Result scan(Map<String, String> parts) {
        List<Finding> refused = new ArrayList<>();
        List<Finding> toClear = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        parts.forEach((part, text) -> {
            if (text != null) {
                LeakLabels labels = new LeakLabels(part, text);
                hits(text, today).forEach(hit -> (hit.kind().isRefused() ? refused : toClear).add(labels.finding(hit)));
            }
        });
        toClear.sort(Comparator.comparing(f -> f.kind() == Kind.OFFICIAL_NAME));
        return new Result(List.copyOf(refused), List.copyOf(toClear));
    }

    private static List<LeakHit> hits(String text, LocalDate today) {
        List<LeakHit> found = new ArrayList<>(NumberScan.hits(text, today));
        FoldedText folded = new FoldedText(text, found);
        List<LeakHit> soft = new ArrayList<>(PlaceScan.hits(folded.text()));
        List<LeakHit> names = NameScan.hits(folded.text());
        soft.addAll(names);
        soft.addAll(PersonFacts.hits(folded.text(), names, today));
        soft.forEach(hit -> found.add(folded.original(hit)));
        return LeakHit.withoutOverlaps(found);
    }
}
