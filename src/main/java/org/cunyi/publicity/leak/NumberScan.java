package org.cunyi.publicity.leak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cunyi.publicity.leak.LeakScan.Kind;
import org.cunyi.publicity.leak.NumberShape.Verdict;

/** Identity numbers, bank cards and mobile numbers, however their digits are written. */
final class NumberScan {

    private static final int LONGEST = 20;
    /** 案件编号 of this product: kind, unit, year, number. No part of it is anybody's number, whatever a check digit says. */
    private static final Pattern CASE_NUMBER = Pattern.compile("(?<![A-Z])[A-Z]{2}-\\d{12}-\\d{4}-\\d{4}(?!\\d)");
    private static final Set<String> IDENTITY_GROUPS = Set.of("6-6-3", "6-2-2-2-3", "6-9", "12-3", "3-3-3-3-3", "5-5-5", "4-4-4-3");
    private static final Set<String> CARD_GROUPS = Set.of("4-4-4-4", "4-4-4-4-1", "4-4-4-4-2", "4-4-4-4-3", "4-4-4-5", "4-4-4-6", "4-4-4-7",
            "6-10", "6-11", "6-12", "6-13", "4-12", "8-8", "8-9", "8-10", "8-11", "4-6-6", "4-5-5-5", "6-4-4-4", "6-4-4-5", "5-5-5-4");

    private final LocalDate today;
    private final BitSet caseNumbers = new BitSet();
    private final List<LeakHit> hits = new ArrayList<>();

    private NumberScan(LocalDate today) {
        this.today = today;
    }

    static List<LeakHit> hits(String text, LocalDate today) {
        NumberScan scan = new NumberScan(today);
        CASE_NUMBER.matcher(text).results().forEach(number -> scan.caseNumbers.set(number.start(), number.end()));
        DigitRuns.of(text).forEach(run -> scan.run(text, run));
        return scan.hits;
    }

    /** Every window of at most 20 digits; groups hold at least one, so this stays linear. */
    private void run(String text, List<DigitGroup> run) {
        for (int from = 0; from < run.size(); from++) {
            if (holdsIdentity(run, from)) {
                hits.add(new LeakHit(Kind.POSSIBLE_IDENTITY, run.get(from).start(), endWithX(run, from)));
            }
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < run.size() && digits.length() + run.get(to).digits().length() <= LONGEST; to++) {
                digits.append(run.get(to).digits());
                if (digits.length() >= 11 && !run.get(from).isMark() && !caseNumbers.get(run.get(from).start())) {
                    judge(new NumberWindow(text, run, from, to + 1, digits.toString()));
                }
            }
        }
    }

    /** Cells of a table run together: an identity number somewhere inside a longer one. By chance one of 70 000 places looks like that. */
    private boolean holdsIdentity(List<DigitGroup> run, int from) {
        String digits = run.get(from).digits() + (endWithX(run, from) > run.get(from).end() ? "X" : "");
        return digits.length() > 18 && IntStream.rangeClosed(0, digits.length() - 18)
                .anyMatch(at -> IdentityNumber.isValid18(digits.substring(at, at + 18), today));
    }

    private static int endWithX(List<DigitGroup> run, int at) {
        boolean marked = at + 1 < run.size() && run.get(at + 1).isMark() && run.get(at + 1).gap().isEmpty();
        return run.get(marked ? at + 1 : at).end();
    }

    private void judge(NumberWindow window) {
        String digits = window.digits();
        switch (digits.length()) {
            case 11 -> add(Kind.MOBILE, Kind.POSSIBLE_MOBILE, window, MobileNumber.verdict(window));
            case 18 -> identity(window);
            case 20 -> certificate(window);
            default -> { }
        }
        if (digits.length() == 15 && IdentityNumber.isValid15(digits, today)) {
            add(Kind.IDENTITY_15, Kind.POSSIBLE_IDENTITY, window, new NumberShape(window, IDENTITY_GROUPS, NumberCue.IDENTITY).verdict());
        }
        if (digits.length() >= 16 && digits.length() <= 19 && BankCard.isValid(digits)) {
            card(window);
        }
        if (digits.length() >= 13 && digits.length() <= 15) {
            add(Kind.MOBILE, Kind.POSSIBLE_MOBILE, window, MobileNumber.verdictWithCountry(window));
        }
    }

    private void identity(NumberWindow window) {
        if (!IdentityNumber.isPlausible18(window.digits(), today)) {
            return;
        }
        boolean named = NumberCue.names(NumberCue.IDENTITY, window);
        if (IdentityNumber.isValid18(window.digits(), today)) {
            add(Kind.IDENTITY_18, Kind.POSSIBLE_IDENTITY, window, named || !isScattered(window) ? Verdict.REFUSE : Verdict.ASK);
        } else if ((window.isUnbroken() || named) && !NumberCue.isCodeOfThing(window)) {
            add(Kind.POSSIBLE_IDENTITY, Kind.POSSIBLE_IDENTITY, window, Verdict.ASK);
        }
    }

    /** Over a table's cells or a list's items in uneven pieces: a chance hit among many figures is possible. */
    private static boolean isScattered(NumberWindow window) {
        boolean apart = window.gaps().stream().anyMatch(g -> g.contains(",") || g.contains("\t") || g.contains("  "))
                || window.gaps().stream().filter(g -> g.contains("\n")).count() > 1;
        return apart && window.pieces().stream().anyMatch(p -> p != 1);
    }

    private void certificate(NumberWindow window) {
        if (IdentityNumber.isDisabilityCertificate(window.digits(), today) && NumberCue.names(NumberCue.DISABILITY, window)) {
            add(Kind.IDENTITY_18, Kind.IDENTITY_18, window, Verdict.REFUSE);
        }
    }

    private void card(NumberWindow window) {
        NumberShape shape = new NumberShape(window, CARD_GROUPS, NumberCue.CARD);
        Verdict verdict = shape.verdict();
        boolean telling = BankCard.isTelling(window.digits());
        if (verdict == Verdict.IGNORE) {
            boolean wrapped = telling && window.gaps().equals(List.of("\n")) && !NumberCue.isCodeOfThing(window);
            add(Kind.POSSIBLE_CARD, Kind.POSSIBLE_CARD, window, wrapped ? Verdict.ASK : Verdict.IGNORE);
            return;
        }
        boolean figures = window.gaps().stream().anyMatch(String::isBlank)
                && window.pieceTexts().stream().noneMatch(p -> p.startsWith("0"));
        boolean identity = IdentityNumber.isPlausible18(window.digits(), today);
        boolean doubtful = !shape.isNamed() && (identity || !telling && figures);
        boolean clear = telling && window.isUnbroken() && !identity && !NumberCue.isCodeOfThing(window);
        add(Kind.BANK_CARD, Kind.POSSIBLE_CARD, window, clear || verdict == Verdict.REFUSE && !doubtful ? Verdict.REFUSE : Verdict.ASK);
    }

    private void add(Kind clear, Kind unclear, NumberWindow window, Verdict verdict) {
        if (verdict != Verdict.IGNORE) {
            hits.add(new LeakHit(verdict == Verdict.REFUSE ? clear : unclear, window.startWithPlus(), window.end()));
        }
    }
}
