package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts notices and takes them down, by the tables {@code publicity-roles} and {@code publicity-period}. */
@Component
public class Publication {

    static final String NONE = "none";

    private final Notices notices;
    private final RuleTables tables;
    private final Roster roster;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publication(Notices notices, RuleTables tables, Roster roster, ApplicationEventPublisher events, Clock clock) {
        this.notices = notices;
        this.tables = tables;
        this.roster = roster;
        this.events = events;
        this.clock = clock;
    }

    /** Who drafts, gives the opinion and releases, as groups of this case's village, township or county. */
    public Map<String, Object> assignRoles(Step step) {
        Map<String, Object> roles = roles(step);
        Map<String, OfficeRole> known = roster.roles();
        Map<String, Object> facts = new HashMap<>();
        facts.put(PublicityProcess.DRAFT_GROUP, group(roles.get("draft"), step, known));
        facts.put(PublicityProcess.RELEASE_GROUP, group(roles.get("release"), step, known));
        facts.put(PublicityProcess.OPINION_NEEDED, !NONE.equals(roles.get("opinion")));
        facts.put(PublicityProcess.OPINION_GROUP, NONE.equals(roles.get("opinion")) ? "" : group(roles.get("opinion"), step, known));
        return facts;
    }

    Map<String, Object> roles(Step step) {
        return tables.row(step, "publicity-roles", Map.of(PublicityProcess.NOTICE_KIND, step.text(PublicityProcess.NOTICE_KIND)))
                .orElseThrow(() -> new IllegalStateException("no roles for notice kind " + step.text(PublicityProcess.NOTICE_KIND)));
    }

    private static String group(Object role, Step step, Map<String, OfficeRole> known) {
        OrgCode org = new OrgCode(step.orgCode());
        String code = switch (known.get(role.toString()).level()) {
            case "county" -> org.county();
            case "township" -> org.township();
            default -> org.value();
        };
        return role + "@" + code;
    }

    /** The least number of days such a notice hangs when posted today. */
    record Period(int minimumDays, String legalBasis) {
    }

    Period period(Step step) {
        String kind = step.text(PublicityProcess.NOTICE_KIND);
        Map<String, Object> row = tables.row(step, "publicity-period", Map.of(PublicityProcess.NOTICE_KIND, kind, "postedOn",
                LocalDate.now(clock).toString())).orElseThrow(() -> new IllegalStateException("no period for notice kind " + kind));
        return new Period(((Number) row.get("minimumDays")).intValue(), row.get("legalBasis").toString());
    }

    /** @return the moment the period is over: 24:00 of its last day */
    @Transactional
    public ZonedDateTime post(Step step) {
        Notice notice = notices.ofCase(step.caseNumber()).orElseThrow();
        if (notice.releasedBy() == null || notice.releasedBy().equals(notice.draftedBy())) {
            throw Refusal.notYours("公告必须由起草人以外的人审签后发布");
        }
        Period period = period(step);
        int days = Math.max(period.minimumDays(), notice.requestedDays() == null ? 0 : notice.requestedDays());
        LocalDate today = LocalDate.now(clock);
        LocalDate last = today.plusDays(days);
        notices.post(step.caseNumber(), today, last, period.minimumDays(), period.legalBasis());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "notice.posted", notice.id(), Map.of("postedOn", today.toString(), "endsOn",
                last.toString(), "minimumDays", period.minimumDays(), "legalBasis", period.legalBasis())));
        return last.plusDays(1).atStartOfDay(clock.getZone());
    }

    @Transactional
    public void close(Step step) {
        notices.close(step.caseNumber());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "notice.closed", step.caseNumber(), Map.of()));
    }
}
