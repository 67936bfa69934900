package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The first item of every session: each unsettled resolution is struck off, continued with a new date, or withdrawn with a reason. */
@Component
public class Reports {

    private static final String LINES = "select s.resolution_case, r.title, r.content, r.measure, r.responsible, p.name as responsible_name,"
            + " r.deadline as due_on, r.state, r.escalated_to, s.answer, s.deadline, s.reason, s.answered_by, s.answered_at from session_report s"
            + " join deliberation_resolution r on r.case_number = s.resolution_case join person p on p.login = r.responsible"
            + " where s.session_case = :session";
    private static final Map<String, String> MESSAGES = Map.of(Report.STRIKE_OFF, "resolution-struck-off", Report.CONTINUE, "resolution-continued",
            Report.WITHDRAW, "resolution-withdrawn");

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseView view;
    private final CaseOffices offices;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(JdbcClient jdbc, Cases cases, @Lazy CaseView view, CaseOffices offices, CaseMessages messages, ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.view = view;
        this.offices = offices;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** One page, the nearest deadline first; one line more than was asked for says that there is another page. */
    public List<Report> of(String sessionCase, boolean unansweredOnly, int offset, int limit) {
        return jdbc.sql(LINES + (unansweredOnly ? " and s.answer is null" : "") + " order by r.deadline, s.resolution_case"
                + " offset :offset rows fetch next :limit rows only").param("session", sessionCase).param("offset", offset).param("limit", limit)
                .query(Report.class).list();
    }

    public Optional<Report> find(String sessionCase, String resolutionCase) {
        return jdbc.sql(LINES + " and s.resolution_case = :resolution").param("session", sessionCase).param("resolution", resolutionCase)
                .query(Report.class).optional();
    }

    /** How many the session hears of. */
    public int count(String sessionCase) {
        return jdbc.sql("select count(*) from session_report where session_case = ?").param(sessionCase).query(Integer.class).single();
    }

    /** Called when the session is quorate: what it must hear of is settled from here on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(String sessionCase, String orgCode) {
        jdbc.sql("insert into session_report (session_case, resolution_case) select cast(? as varchar(40)), r.case_number from deliberation_resolution r"
                + " where r.org_code = ? and r.state in ('open', 'checking', 'awaiting-strike-off') and not exists (select 1 from session_report s"
                + " where s.session_case = ? and s.resolution_case = r.case_number)").params(sessionCase, orgCode, sessionCase).update();
    }

    /** Numbers of the resolutions that the session has not answered yet. */
    public List<String> unanswered(String sessionCase) {
        return jdbc.sql("select resolution_case from session_report where session_case = ? and answer is null order by resolution_case")
                .param(sessionCase).query(String.class).list();
    }

    /** Whether the acting person may answer now. */
    public boolean mayAnswer(String sessionCase) {
        return open(sessionCase).filter(t -> offices.mayWork(Actor.current(), sessionCase, t)).isPresent();
    }

    private Optional<OpenTask> open(String sessionCase) {
        CaseFile file = cases.get(sessionCase);
        return !file.isOpen() ? Optional.empty() : view.openTasks(file).stream()
                .filter(t -> t.key().equals("user_" + DeliberationProcess.RESOLUTION_PROGRESS)).findFirst();
    }

    /**
     * Answers one resolution, or corrects what was said of it; nothing takes force before the step is completed.
     *
     * @param seen when the answer was given that is corrected, {@code null} for the first one
     * @throws Refusal where it is not the acting person's, the session is past it, somebody else was first, or something is missing
     */
    @Transactional
    public void answer(String sessionCase, String resolutionCase, ReportAnswer said, OffsetDateTime seen) {
        actAtDesk(sessionCase);
        List<FieldError> problems = record(sessionCase, resolutionCase, said, seen);
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        // who completes the step holds the line that was just written, so what was read before may be old
        actAtDesk(sessionCase);
    }

    private void actAtDesk(String sessionCase) {
        OpenTask task = open(sessionCase).orElseThrow(() -> Refusal.late("会议目前不在听取决议进展的环节，请刷新后查看"));
        Actor.actFor(offices.toWork(Actor.current(), sessionCase, task.groups(), task.assignee())
                .orElseThrow(() -> Refusal.notYours("只有主持会议的理事长可以答复决议进展")).actingFor());
    }

    /** @return what is wrong with it, by field; nothing was kept then */
    @Transactional(propagation = Propagation.MANDATORY)
    List<FieldError> record(String sessionCase, String resolutionCase, ReportAnswer said, OffsetDateTime seen) {
        Report report = find(sessionCase, resolutionCase).orElseThrow(() -> Refusal.notFound("本次会议没有编号为“" + resolutionCase + "”的决议"));
        List<FieldError> problems = said.problems(report, LocalDate.now(clock));
        if (!problems.isEmpty()) {
            return problems;
        }
        LocalDate deadline = said.answer().equals(Report.CONTINUE) ? said.deadline() : null;
        int kept = jdbc.sql("update session_report set answer = :answer, deadline = :deadline, reason = :reason, answered_by = :by, answered_at = :at"
                + " where session_case = :session and resolution_case = :resolution and " + (seen == null ? "answer is null" : "answered_at = :seen"))
                .param("answer", said.answer()).param("deadline", deadline)
                .param("reason", said.reason()).param("by", Actor.current()).param("seen", seen)
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS)).param("session", sessionCase)
                .param("resolution", resolutionCase).update();
        if (kept == 0) {
            throw Refusal.late("“" + report.title() + "”（" + resolutionCase + "）已有他人先行答复，请刷新后查看");
        }
        Map<String, Object> facts = new HashMap<>(Map.of("answer", said.answer(), "corrected", seen != null));
        facts.put("deadline", deadline == null ? null : deadline.toString());
        events.publishEvent(SimpleAct.ofNow(sessionCase, "resolution.reported", resolutionCase, facts));
        return List.of();
    }

    /** The answers are in force; the engine's cases hear of them in jobs of their own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String sessionCase) {
        MESSAGES.forEach((answer, message) -> messages.later(jdbc.sql("select c.* from session_report s join case_file c on c.case_number ="
                + " s.resolution_case where s.session_case = ? and s.answer = ?").params(sessionCase, answer).query(CaseFile.class).list(), message));
    }
}
