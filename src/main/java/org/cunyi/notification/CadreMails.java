package org.cunyi.notification;

import java.util.List;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.Act;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Somebody took a village's post without a joint review: the township's office is told, without the name; it stands in the register. */
@Component
class CadreMails {

    private static final String REVIEW_MISSING = "cadre.review-missing";

    private final Letters letters;
    private final Roster roster;
    private final Organisation organisation;

    CadreMails(Letters letters, Roster roster, Organisation organisation) {
        this.letters = letters;
        this.roster = roster;
        this.organisation = organisation;
    }

    @EventListener
    public void on(Act act) {
        if (act.action().equals(REVIEW_MISSING)) {
            String village = organisation.name(act.subject());
            String text = """
                    %s有%s名村干部未经任职资格联审任职，已登记并注明。
                    请核对并尽快补办联审；选举、推选产生的职务不因此无效。
                    """.formatted(village, act.payload().get("posts"));
            letters.promise(new Letter("review-missing", "review-missing-" + act.payload().get("event"), null, "未经联审任职：" + village, text,
                    null, "/registers/cadres?review=missing"), roster.membersOf(List.of("township-office@" + act.payload().get("township"))));
        }
    }
}
