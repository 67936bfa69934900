package org.cunyi.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Anchors that somebody kept outside: roots, references from paper such as {@code 12-9f3c0a1b2c3d4e5f}, or lines of an {@code anchors.jsonl}.
 * They are what the record is measured against.
 */
public final class KnownAnchors {

    private static final Pattern ROOT = Pattern.compile("(?i)(?:(\\d{1,12})-)?([0-9a-f]{" + Anchor.SHORT + ",64})");
    private static final int MOST = 100_000;

    private final List<Known> all;

    /** @param number {@code null} where only the root is known */
    record Known(Long number, String digits) {

        boolean is(String root) {
            return root.startsWith(digits);
        }
    }

    private KnownAnchors(List<Known> all) {
        this.all = all;
    }

    public static KnownAnchors none() {
        return new KnownAnchors(List.of());
    }

    /** @throws IllegalArgumentException with the Chinese reason where a line is none of these */
    public static KnownAnchors of(String text) {
        List<Known> all = new ArrayList<>();
        for (String line : text.lines().map(l -> (l.startsWith("\uFEFF") ? l.substring(1) : l).strip()).filter(l -> !l.isEmpty()).toList()) {
            if (all.size() == MOST) {
                throw new IllegalArgumentException("存证：最多" + MOST + "行");
            }
            all.add(known(line, all.size() + 1));
        }
        return new KnownAnchors(List.copyOf(all));
    }

    private static Known known(String line, int at) {
        Matcher root = ROOT.matcher(line);
        // a root alone is given in full; with its number the first digits do
        if (root.matches() && (root.group(1) != null || root.group(2).length() == Hashes.START.length())) {
            return new Known(root.group(1) == null ? null : Long.valueOf(root.group(1)), root.group(2).toLowerCase(java.util.Locale.ROOT));
        }
        try {
            Anchor anchor = Anchor.of(line);
            return new Known(anchor.number(), anchor.root());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("存证：第" + at + "行既不是64位的存证值，也不是“编号-存证值前16位”或者存证文件中的一行", e);
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    /** The first of them that these anchors do not agree with. */
    public Optional<Finding> compare(List<Anchor> anchors) {
        Map<Long, String> roots = anchors.stream().collect(Collectors.toMap(Anchor::number, Anchor::root, (a, b) -> a));
        return all.stream().map(differs(roots)).flatMap(Optional::stream).findFirst();
    }

    /** Number of the last of these anchors that is among them, 0 where none is; empty where nothing is known. */
    OptionalLong vouched(List<Anchor> anchors) {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        Map<Long, String> roots = anchors.stream().collect(Collectors.toMap(Anchor::number, Anchor::root, (a, b) -> a));
        Map<String, Long> numbers = anchors.stream().collect(Collectors.toMap(Anchor::root, Anchor::number, (a, b) -> a));
        return OptionalLong.of(all.stream().mapToLong(k -> k.number() == null ? numbers.getOrDefault(k.digits(), 0L)
                : k.is(roots.getOrDefault(k.number(), "")) ? k.number() : 0).max().orElse(0));
    }

    private static Function<Known, Optional<Finding>> differs(Map<Long, String> roots) {
        return known -> {
            if (known.number() == null) {
                return roots.containsValue(known.digits()) ? Optional.empty() : Optional.of(Finding.ofAnchor(0, Flaw.ANCHOR_UNKNOWN));
            }
            String root = roots.get(known.number());
            return root == null ? Optional.of(Finding.ofAnchor(known.number(), Flaw.ANCHOR_UNKNOWN))
                    : known.is(root) ? Optional.empty() : Optional.of(Finding.ofAnchor(known.number(), Flaw.ANCHOR_DIFFERS));
        };
    }
}
