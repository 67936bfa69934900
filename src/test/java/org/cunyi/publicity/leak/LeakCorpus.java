package org.cunyi.publicity.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** The cases of {@code leaks/*.txt}: a text and the places in it that must be found. */
final class LeakCorpus {

    record Case(String line, String text, List<LeakHit> expected) {
    }

    private static final Pattern MARK = Pattern.compile("\\[\\[([^|\\]]+)\\|(.*?)]]", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(n|t|u[0-9A-Fa-f]{4})");
    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("身份证18", Kind.IDENTITY_18),
            Map.entry("身份证15", Kind.IDENTITY_15), Map.entry("银行卡", Kind.BANK_CARD), Map.entry("手机", Kind.MOBILE),
            Map.entry("疑身份证", Kind.POSSIBLE_IDENTITY), Map.entry("疑卡", Kind.POSSIBLE_CARD),
            Map.entry("疑手机", Kind.POSSIBLE_MOBILE), Map.entry("邮箱", Kind.EMAIL), Map.entry("住址", Kind.ADDRESS),
            Map.entry("生日", Kind.BIRTH_DATE), Map.entry("健康", Kind.HEALTH), Map.entry("姓名", Kind.PRIVATE_NAME),
            Map.entry("干部", Kind.OFFICIAL_NAME));

    private LeakCorpus() {
    }

    /** @param variant the same lines with other numbers */
    static List<Case> read(String file, int variant) {
        try (var in = LeakCorpus.class.getResourceAsStream("/leaks/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> parse(line, variant)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String line, int variant) {
        String filled = new LeakSamples(line.hashCode() * 31L + variant).fill(unescaped(line));
        Matcher marks = MARK.matcher(filled);
        StringBuilder text = new StringBuilder();
        List<LeakHit> expected = new ArrayList<>();
        int from = 0;
        while (marks.find()) {
            text.append(filled, from, marks.start());
            expected.add(new LeakHit(KINDS.get(marks.group(1)), text.length(), text.length() + marks.group(2).length()));
            text.append(marks.group(2));
            from = marks.end();
        }
        return new Case(line, text.append(filled.substring(from)).toString(), expected);
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(m -> Matcher.quoteReplacement(switch (m.group(1).charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            default -> String.valueOf((char) Integer.parseInt(m.group(1).substring(1), 16));
        }));
    }
}
