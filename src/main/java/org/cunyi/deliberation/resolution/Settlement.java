package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.cunyi.deliberation.council.Points;
import org.cunyi.shared.Act;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Acts;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a session said of all resolutions takes force at once, in as many statements for two hundred as for one. */
@Component
class Settlement {

    private static final int NAMED = 3;
    private static final Map<String, String> KINDS = Map.of(Report.STRIKE_OFF, "struck-off", Report.CONTINUE, "continued", Report.WITHDRAW,
            "withdrawn");
    private static final String SAID = " where case_number in (select resolution_case from session_report where session_case = :session"
            + " and answer = :answer)";

    private final JdbcClient jdbc;
    private final Reports reports;
    private final Council council;
    private final Points points;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Settlement(JdbcClient jdbc, Reports reports, Council council, Points points, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.council = council;
        this.points = points;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal while one is unanswered, or an answer no longer fits */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(Step step) {
        String session = step.caseNumber();
        List<Report> lines = hold(session);
        check(lines);
        put(session);
        remember(session);
        List<Act> acts = lines.stream().map(l -> act(l, session)).collect(Collectors.toCollection(ArrayList::new));
        events.publishEvent(new Acts(acts));
        reward(step, lines);
    }

    /** Whoever answers or reports now waits; in the order of the numbers, so that nobody waits in a circle. */
    private List<Report> hold(String session) {
        jdbc.sql("select resolution_case from session_report where session_case = ? order by resolution_case for update").param(session)
                .query(String.class).list();
        jdbc.sql("select case_number from deliberation_resolution where case_number in (select resolution_case from session_report"
                + " where session_case = ?) order by case_number for update").param(session).query(String.class).list();
        return reports.of(session, false, 0, Integer.MAX_VALUE);
    }

    private void check(List<Report> lines) {
        refuse(lines.stream().filter(l -> l.answer() == null).toList(), "项决议没有答复，不能进入下一环节：");
        LocalDate today = LocalDate.now(clock);
        refuse(lines.stream().filter(l -> !new ReportAnswer(l.answer(), l.deadline(), l.reason()).problems(l, today).isEmpty()).toList(),
                "项决议的答复已不再适用（核验情况有变，或者新的期限已过），请更正：");
    }

    private static void refuse(List<Report> lines, String words) {
        if (!lines.isEmpty()) {
            throw Refusal.of("answer", "还有" + lines.size() + words + lines.stream().limit(NAMED).map(l -> l.title() + "（" + l.resolutionCase() + "）")
                    .collect(Collectors.joining("、")) + (lines.size() > NAMED ? "等" : ""));
        }
    }

    private void put(String session) {
        String settled = ", settled_on = :today, settled_in = :session, settled_reason = (select s.reason from session_report s where"
                + " s.session_case = :session and s.resolution_case = deliberation_resolution.case_number), verifier_open = false";
        change(session, Report.STRIKE_OFF, "state = 'struck-off'" + settled);
        change(session, Report.WITHDRAW, "state = 'withdrawn'" + settled);
        change(session, Report.CONTINUE, "state = 'open', escalated_to = null, verifier_open = false, deadline = (select s.deadline from"
                + " session_report s where s.session_case = :session and s.resolution_case = deliberation_resolution.case_number)");
    }

    private void change(String session, String answer, String what) {
        jdbc.sql("update deliberation_resolution set " + what + SAID).param("session", session).param("answer", answer)
                .param("today", LocalDate.now(clock)).update();
    }

    private void remember(String session) {
        jdbc.sql("insert into resolution_event (resolution_case, kind, at, actor, words, deadline, session_case) select resolution_case, case answer"
                + " when 'strike-off' then 'struck-off' when 'continue' then 'continued' else 'withdrawn' end, cast(:at as timestamp with time zone),"
                + " cast(:by as varchar(64)), reason, deadline, session_case from session_report where session_case = :session order by resolution_case")
                .param("at", OffsetDateTime.now(clock)).param("by", Actor.current()).param("session", session).update();
    }

    private static Act act(Report line, String session) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("deadline", line.deadline() == null ? null : line.deadline().toString());
        payload.put("reason", line.reason() == null ? null : new Personal(line.reason()));
        return SimpleAct.ofNow(line.resolutionCase(), "resolution." + KINDS.get(line.answer()), session, payload);
    }

    /** Who carried it out has earned points, if he sits in the council. */
    private void reward(Step step, List<Report> lines) {
        Map<String, Member> members = council.members(step.orgCode(), LocalDate.now(clock)).stream().filter(m -> m.login() != null)
                .collect(Collectors.toMap(Member::login, Function.identity(), (a, b) -> a));
        points.award(step, lines.stream().filter(l -> l.answer().equals(Report.STRIKE_OFF) && members.containsKey(l.responsible()))
                .map(l -> new Points.Earned(l.resolutionCase(), members.get(l.responsible()))).toList(), "carried-out");
    }
}
