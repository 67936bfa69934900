package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cunyi.publicity.leak.NumberShape.Verdict;

/** 11 digits from 13 to 19; it has no check digit, so only the way it is written tells. With or without China's prefix 86. */
final class MobileNumber {

    private static final Set<String> GROUPS = Set.of("3-4-4", "3-8", "7-4", "4-4-3", "4-3-4", "3-3-5", "3-5-3", "5-6", "6-5", "4-7");
    private static final Set<String> COUNTRY = Set.of("86", "086", "0086");

    private MobileNumber() {
    }

    static Verdict verdict(NumberWindow window) {
        String digits = window.digits();
        boolean mobile = digits.charAt(0) == '1' && digits.charAt(1) >= '3' && digits.charAt(1) <= '9' && digits.indexOf('X') < 0;
        return mobile ? new NumberShape(window, GROUPS, NumberCue.MOBILE).verdict() : Verdict.IGNORE;
    }

    static Verdict verdictWithCountry(NumberWindow window) {
        int prefix = window.digits().length() - 11;
        if (!COUNTRY.contains(window.digits().substring(0, prefix))) {
            return Verdict.IGNORE;
        }
        DigitGroup first = window.run().get(window.from());
        int groups = window.to() - window.from() - (first.digits().length() == prefix ? 1 : 0);
        return withoutPrefix(window.run().subList(window.from(), window.run().size()), prefix)
                .map(rest -> verdict(new NumberWindow(window.text(), rest, 0, groups, window.digits().substring(prefix))))
                .orElse(Verdict.IGNORE);
    }

    /** The groups without that many digits at the start, if a group ends there or a longer one begins. */
    private static Optional<List<DigitGroup>> withoutPrefix(List<DigitGroup> groups, int prefix) {
        DigitGroup first = groups.get(0);
        if (first.digits().length() < prefix) {
            return Optional.empty();
        }
        List<DigitGroup> rest = new ArrayList<>(groups.subList(1, groups.size()));
        if (first.digits().length() > prefix) {
            rest.add(0, new DigitGroup(first.start(), first.end(), first.digits().substring(prefix), first.script(), ""));
        }
        return Optional.of(rest);
    }
}
