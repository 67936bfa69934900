package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Posts notices and takes them down, by the tables {@code publicity-roles}, {@code publicity-period} and {@code publicity-after-period}. */
@Component
public class Publication {

    static final String NONE = "none";
    private static final int LONGEST_REASON = 2000;

    private final Notices notices;
    private final LeakGuard leaks;
    private final RuleTables tables;
    private final Roster roster;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publication(Notices notices, LeakGuard leaks, RuleTables tables, Roster roster, ApplicationEventPublisher events, Clock clock) {
        this.notices = notices;
        this.leaks = leaks;
        this.tables = tables;
        this.roster = roster;
        this.events = events;
        this.clock = clock;
    }

    /** Who drafts, gives the opinion, releases and answers objections, as groups of this case's village, township or county. */
    public Map<String, Object> assignRoles(Step step) {
        Map<String, Object> roles = roles(step);
        Map<String, OfficeRole> known = roster.roles();
        Map<String, Object> facts = new HashMap<>();
        facts.put(PublicityProcess.DRAFT_GROUP, group(roles.get("draft"), step, known));
        facts.put(PublicityProcess.RELEASE_GROUP, group(roles.get("release"), step, known));
        facts.put(PublicityProcess.OPINION_NEEDED, !NONE.equals(roles.get("opinion")));
        facts.put(PublicityProcess.OPINION_GROUP, NONE.equals(roles.get("opinion")) ? "" : group(roles.get("opinion"), step, known));
        facts.put(PublicityProcess.ANSWER_GROUP, group(roles.get("answer"), step, known));
        facts.put(PublicityProcess.ESCALATE_GROUP, group(roles.get("escalate"), step, known));
        return facts;
    }

    Map<String, Object> roles(Step step) {
        return row(step, "publicity-roles");
    }

    private Map<String, Object> row(Step step, String table) {
        String kind = step.text(PublicityProcess.NOTICE_KIND);
        return tables.row(step, table, Map.of(PublicityProcess.NOTICE_KIND, kind))
                .orElseThrow(() -> new IllegalStateException("no row of " + table + " for notice kind " + kind));
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

    /** What becomes of such a notice when its period is over. */
    record Afterwards(String afterPeriod, boolean searchable) {
    }

    Afterwards afterwards(Step step) {
        Map<String, Object> row = row(step, "publicity-after-period");
        return new Afterwards(row.get("afterPeriod").toString(), Boolean.TRUE.equals(row.get("searchable")));
    }

    /** @return the moment the period is over: 24:00 of its last day */
    @Transactional
    public ZonedDateTime post(Step step) {
        Notice notice = notices.ofCase(step.caseNumber()).orElseThrow();
        if (notice.releasedBy() == null || notice.releasedBy().equals(notice.draftedBy())) {
            throw Refusal.notYours("公告必须由起草人以外的人审签后发布");
        }
        leaks.requireClean(notice);
        Period period = period(step);
        int days = Math.max(period.minimumDays(), notice.requestedDays() == null ? 0 : notice.requestedDays());
        LocalDate today = LocalDate.now(clock);
        LocalDate last = today.plusDays(days);
        notices.post(step.caseNumber(), today, last, period.minimumDays(), period.legalBasis());
        Map<String, Object> payload = new HashMap<>(Map.of("postedOn", today.toString(), "endsOn", last.toString(), "minimumDays",
                period.minimumDays(), "legalBasis", period.legalBasis()));
        if (notice.corrects() != null) {
            payload.put("corrects", notice.corrects());
        }
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "notice.posted", notice.id(), payload));
        return last.plusDays(1).atStartOfDay(clock.getZone());
    }

    /**
     * Ends the period.
     *
     * @throws IllegalStateException where an objection came in at this very moment: the timer tries again and finds it
     */
    @Transactional
    public void close(Step step) {
        Notice notice = notices.hold(notices.ofCase(step.caseNumber()).orElseThrow().id()).orElseThrow();
        if (notice.openObjections() > 0) {
            throw new IllegalStateException("an open objection holds the period of " + step.caseNumber());
        }
        closed(notice);
    }

    private void closed(Notice notice) {
        notices.close(notice.id());
        events.publishEvent(SimpleAct.ofNow(notice.caseNumber(), "notice.closed", notice.caseNumber(), Map.of()));
    }

    /** Cases that have ended while their notice of that kind was left up; its days are over now. */
    public List<String> leftOver(String kind) {
        return notices.leftOver(kind, LocalDate.now(clock));
    }

    /** Ends the period of a notice that was left up. */
    @Transactional
    public void closeLeft(String caseNumber) {
        notices.ofCase(caseNumber).flatMap(n -> notices.hold(n.id())).filter(Notice::isPosted).ifPresent(this::closed);
    }

    /**
     * Takes down what hangs because the decision that it tells no longer holds; nothing where nothing hangs.
     *
     * @param because stays visible
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(String caseNumber, String because) {
        notices.ofCase(caseNumber).flatMap(n -> notices.hold(n.id())).filter(Notice::isPosted).ifPresent(notice -> {
            notices.withdraw(notice.id(), because, false);
            events.publishEvent(SimpleAct.ofNow(caseNumber, "notice.withdrawn", notice.id(), Map.of("because", because)));
        });
    }

    /** Takes the posted notice down because of an objection that was upheld; why stays on the board. */
    @Transactional
    public Notice withdraw(Step step, Objection upheld) {
        Notice notice = notices.hold(notices.ofCase(step.caseNumber()).orElseThrow().id()).orElseThrow();
        String reason = upheld.verdict().equals(Objection.UPHELD_SUBSTANCE) ? "对事项的异议成立，事项退回决议机构" : "对公布的异议成立，公告更正后重新公布";
        String whole = Boolean.TRUE.equals(upheld.answerPublic()) ? reason + "。" + upheld.answer() : reason;
        notices.withdraw(notice.id(), whole.substring(0, Math.min(LONGEST_REASON, whole.length())), upheld.conceal());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "notice.withdrawn", notice.id(), Map.of("verdict", upheld.verdict(),
                "objection", upheld.id(), "concealed", upheld.conceal())));
        return notice;
    }
}
