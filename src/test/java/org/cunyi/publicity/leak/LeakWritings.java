package org.cunyi.publicity.leak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cunyi.publicity.leak.LeakScan.Finding;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** Every kind of number in every writing at every place, whether or not anybody writes so: where the scan ends, beside the corpus. */
final class LeakWritings {

    static final List<String> UNBROKEN = List.of("", "wide", "han", "yao", "fin", "mixed", "circled", "arabicindic", "bold", "keycap", "zw",
            "bidi", "lower", "oh");
    static final List<String> GROUPED = List.of("sp", "nb", "hy", "dot", "slash", "underscore", "spdash", "singles", "singleshy", "han:sp",
            "wide:hy");
    static final List<String> TORN = List.of("nl", "crlf", "fin:nl", "tabs", "irregular");
    private static final Map<Kind, List<String>> NUMBERS = new TreeMap<>(Map.of(Kind.IDENTITY_18, List.of("id", "id:x"),
            Kind.IDENTITY_15, List.of("id15"), Kind.MOBILE, List.of("mobile"),
            Kind.BANK_CARD, List.of("card16", "card17", "card18", "card19", "visa", "master", "icbc")));
    static final Map<Kind, String> NAMED = Map.of(Kind.IDENTITY_18, "身份证号：%s。", Kind.IDENTITY_15, "身份证号：%s。", Kind.MOBILE, "手机：%s。",
            Kind.BANK_CARD, "银行卡：%s。");
    private static final List<String> PLACES = List.of("%s", "号码：%s。", "张三%s，已核对", "1\t张三\t%s\t500", "附件%s.jpg", "金额3000元 %s 2026年",
            "2026-01-20 %s");
    private static final int TIMES = 20;

    /** {@code refused}, {@code listed}, {@code missed}. */
    record Seen(int refused, int listed, int missed) {

        Seen plus(Seen more) {
            return new Seen(refused + more.refused, listed + more.listed, missed + more.missed);
        }
    }

    private final LeakScan scan;

    LeakWritings(LeakScan scan) {
        this.scan = scan;
    }

    Seen seen(Kind kind, List<String> writings, boolean named) {
        Seen sum = new Seen(0, 0, 0);
        for (String place : named ? List.of(NAMED.get(kind)) : PLACES) {
            for (String number : NUMBERS.get(kind)) {
                for (String writing : writings) {
                    sum = sum.plus(seen(place, "{" + number + (writing.isEmpty() ? "" : ":" + writing) + "}"));
                }
            }
        }
        return sum;
    }

    private Seen seen(String place, String placeholder) {
        Seen sum = new Seen(0, 0, 0);
        for (int time = 0; time < TIMES; time++) {
            String number = new LeakSamples(placeholder.hashCode() + 7919L * time).fill(placeholder);
            int start = place.indexOf("%s");
            LeakScan.Result result = scan.scan(Map.of("正文", place.formatted(number)));
            boolean refused = isAt(result.refused(), start, start + number.length());
            boolean listed = isAt(result.toClear(), start, start + number.length());
            sum = sum.plus(new Seen(refused ? 1 : 0, !refused && listed ? 1 : 0, !refused && !listed ? 1 : 0));
        }
        return sum;
    }

    private static boolean isAt(List<Finding> findings, int start, int end) {
        return findings.stream().filter(f -> f.kind().compareTo(Kind.EMAIL) < 0).anyMatch(f -> f.start() < end && start < f.end());
    }

    /** A row per kind; each cell refused / listed / missed. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | kind | named, unbroken | named, grouped | named, torn | bare, unbroken | bare, grouped | bare, torn |
                |---|--:|--:|--:|--:|--:|--:|
                """);
        for (Kind kind : NUMBERS.keySet()) {
            table.append("| ").append(kind.label()).append(" |");
            for (boolean named : new boolean[] {true, false}) {
                List.of(UNBROKEN, GROUPED, TORN).forEach(writings -> table.append(cell(seen(kind, writings, named))));
            }
            table.append("\n");
        }
        return table.toString();
    }

    private static String cell(Seen seen) {
        return " %d / %d / %d |".formatted(seen.refused(), seen.listed(), seen.missed());
    }
}
