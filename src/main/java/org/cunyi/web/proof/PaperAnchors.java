package org.cunyi.web.proof;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.publicity.web.BoardAnchor;
import org.springframework.stereotype.Component;

/** Gives the board the anchors that it prints and compares. */
@Component
class PaperAnchors implements BoardAnchor {

    private static final Pattern REFERENCE = Pattern.compile("(\\d{1,12})-([0-9a-f]{" + Anchor.SHORT + ",64})");

    private final Anchors anchors;

    PaperAnchors(Anchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public Optional<Mark> before(LocalDate day) {
        return anchors.before(day).map(a -> new Mark(a.reference(), a.number(), LocalDate.parse(a.day())));
    }

    @Override
    public Optional<Match> check(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        Optional<Anchor> anchor = anchors.find(number);
        return Optional.of(new Match(number, anchor.map(a -> LocalDate.parse(a.day())).orElse(null),
                anchor.filter(a -> a.root().startsWith(parts.group(2))).isPresent()));
    }
}
