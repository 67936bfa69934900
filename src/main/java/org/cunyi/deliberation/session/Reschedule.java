package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 改期或取消: until somebody has signed in, the chair may take a session back to its agenda; people are told what he makes of it there. */
@Component
class Reschedule implements CaseAction {

    private static final int LONGEST_REASON = 500;
    private static final String CHAIR_ONLY = "只有本村议事会理事长可以将会议改期或者取消";
    private static final String LATE = "会议没有在等待签到，或者已有人签到，不能改期；未达法定人数的，签到办结后可以重新召集";

    private final CaseMessages messages;
    private final CouncilSessions sessions;
    private final Callings callings;
    private final Attendances attendances;
    private final StepRecords records;
    private final CaseOffices offices;
    private final ApplicationEventPublisher events;

    Reschedule(CaseMessages messages, CouncilSessions sessions, Callings callings, Attendances attendances, StepRecords records, CaseOffices offices,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.sessions = sessions;
        this.callings = callings;
        this.attendances = attendances;
        this.records = records;
        this.offices = offices;
        this.events = events;
    }

    @Override
    public String name() {
        return SessionProcess.RESCHEDULE;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        boolean possible = file.process().equals(DeliberationProcess.SESSION) && file.isOpen() && offices.has(file, o -> isChair(o, file))
                && isWaiting(file, sessions.get(file.caseNumber()));
        return !possible ? Optional.empty() : Optional.of(new View(name(), "会议改期或者取消", "会议退回“拟定议程”：在那里改定时间、地点、议程，或者决定不再召开。"
                + "参会人员届时收到更新的或者取消的会议邀请。", List.of(Field.text(Said.REASON, "改期或者取消的理由", LONGEST_REASON)), "改期或者取消"));
    }

    private boolean isWaiting(CaseFile file, Session session) {
        return session.isCalled() && attendances.of(session.caseNumber(), session.attempt()).isEmpty()
                && messages.awaited(file, SessionProcess.RESCHEDULE);
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(DeliberationProcess.SESSION)) {
            throw Refusal.notYours(CHAIR_ONLY);
        }
        offices.act(file, o -> isChair(o, file), CHAIR_ONLY);
        String reason = Said.reason(values, "改期或者取消的理由", LONGEST_REASON);
        Session session = sessions.hold(file.caseNumber());
        if (!file.isOpen() || !isWaiting(file, session)) {
            throw Refusal.late(LATE);
        }
        callings.newest(file.caseNumber()).ifPresent(c -> callings.move(c, "changed"));
        sessions.move(file.caseNumber(), "planned");
        records.keep(Step.beside(file, name(), "改期或者取消"), Actor.current(), Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "session.rescheduled", file.caseNumber(), Map.of(Said.REASON, new Personal(reason))));
        messages.send(file, SessionProcess.RESCHEDULE);
    }

    private static boolean isChair(Office office, CaseFile file) {
        return office.role().equals(DeliberationProcess.CHAIR) && office.orgCode().equals(file.orgCode());
    }
}
