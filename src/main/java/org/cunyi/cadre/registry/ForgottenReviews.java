package org.cunyi.cadre.registry;

import java.util.Map;
import java.util.Set;
import org.cunyi.org.Roster;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever was reviewed and took no post has a right to be forgotten (《个人信息保护法》第四十七条). Of whom holds or held one the register keeps
 * why he was allowed to.
 */
@Component
class ForgottenReviews {

    /** A post that the review was for, held at any time while it was valid. */
    private static final String WITHOUT_POST = "select p.login, r.org_code from cadre_review r join person p on p.id = r.person_id"
            + " where r.case_number = ? and not exists (select 1 from post t where t.person_id = r.person_id and t.org_code = r.org_code"
            + " and (t.kind = r.post_kind or r.post_kind = 'both' and t.kind in ('party', 'elected'))"
            + " and t.valid_from <= r.valid_to and (t.valid_to is null or t.valid_to >= r.valid_from))";

    private final JdbcClient jdbc;
    private final Roster roster;
    private final ApplicationEventPublisher events;

    ForgottenReviews(JdbcClient jdbc, Roster roster, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.roster = roster;
        this.events = events;
    }

    private record Tie(String login, String orgCode) {
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String caseNumber) {
        jdbc.sql(WITHOUT_POST).param(caseNumber).query(Tie.class).optional().ifPresent(tie -> {
            jdbc.sql("delete from cadre_review where case_number = ?").param(caseNumber).update();
            boolean person = cameByReview(tie.login()) && roster.removePerson(tie.login());
            if (person) {
                roster.announce("cadre-review", Set.of(tie.orgCode()), Set.of(tie.login()), Map.of("removed", 1));
            }
            events.publishEvent(SimpleAct.ofNow(caseNumber, "cadre.review-erased", tie.orgCode(), Map.of("person", person)));
        });
    }

    /** Whoever came by a review, this one or another, has its case's number as login; all others are in the roster for a reason of their own. */
    private boolean cameByReview(String login) {
        return jdbc.sql("select count(*) from case_file where lower(case_number) = ?").param(login).query(Integer.class).single() > 0;
    }
}
