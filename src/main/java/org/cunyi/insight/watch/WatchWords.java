package org.cunyi.insight.watch;

import org.cunyi.org.Roster;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Says a finding in a sentence. */
@Component
class WatchWords {

    private final Wording words;
    private final Roster roster;

    WatchWords(Wording words, Roster roster) {
        this.words = words;
        this.roster = roster;
    }

    String say(WatchFinding f) {
        String sentence = words.of("watch-what", f.hasDays() || !f.what().equals("meeting-urgent") ? f.what() : "meeting-urgent-unknown");
        if (f.hasDays()) {
            sentence = sentence.replace("{days}", String.valueOf(f.days()));
        }
        return sentence.replace("{counted}", number(f.counted())).replace("{of}", number(f.ofThese())).replace("{code}", code(f));
    }

    private static String number(Integer number) {
        return number == null ? "未登记" : number.toString();
    }

    private String code(WatchFinding f) {
        if (f.code() == null) {
            return "";
        }
        return switch (f.what()) {
            case "by-administrator" -> words.of("act", f.code());
            case "kin", "substitutes" -> roster.name(f.code());
            default -> f.code();
        };
    }
}
