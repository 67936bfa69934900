package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OpenTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 签到: members are entered one by one as they come, by whoever may work on the task of signing in. */
@Component
public class SignInDesk {

    private static final String NOBODY = "none";

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Attendances attendances;
    private final Council council;
    private final CaseView view;
    private final CaseOffices offices;
    private final Clock clock;

    SignInDesk(CouncilSessions sessions, Callings callings, Attendances attendances, Council council, CaseView view, CaseOffices offices, Clock clock) {
        this.sessions = sessions;
        this.callings = callings;
        this.attendances = attendances;
        this.council = council;
        this.view = view;
        this.offices = offices;
        this.clock = clock;
    }

    /** Whether the acting person could enter somebody now. */
    public boolean isOpen(CaseFile file) {
        return task(file).filter(t -> offices.mayWork(Actor.current(), file.caseNumber(), t)).isPresent()
                && callings.newest(file.caseNumber()).filter(Calling::isInForce).filter(c -> !LocalDate.now(clock).isBefore(c.heldOn())).isPresent();
    }

    /**
     * Enters one member.
     *
     * @param state {@code present}, {@code excused}, or {@code none} to strike what was entered by mistake
     * @throws Refusal where somebody else has entered the same, or signing in is over
     */
    @Transactional
    public void enter(CaseFile file, long memberId, String state) {
        OpenTask task = task(file).orElseThrow(SignInDesk::closed);
        CaseOffices.Right right = offices.toWork(Actor.current(), file.caseNumber(), task.groups(), task.assignee())
                .orElseThrow(() -> Refusal.notYours("只有办理签到的人员可以登记"));
        Actor.actFor(right.actingFor());
        Session session = sessions.hold(file.caseNumber());
        Calling calling = callings.newest(file.caseNumber()).filter(Calling::isInForce).orElseThrow(SignInDesk::closed);
        checkDay(calling);
        Member member = council.members(session.orgCode(), calling.heldOn()).stream().filter(m -> m.id() == memberId).findFirst()
                .orElseThrow(() -> Refusal.of("member", "成员：不是本村议事会当天的成员"));
        write(session, member, state);
    }

    private void write(Session session, Member member, String state) {
        String now = attendances.of(session.caseNumber(), session.attempt()).getOrDefault(member.id(), NOBODY);
        if (!List.of(Attendances.PRESENT, Attendances.EXCUSED, NOBODY).contains(state)) {
            throw Refusal.of("state", "签到：请选择实到、请假或者撤销登记");
        }
        boolean cameAfterAll = now.equals(Attendances.EXCUSED) && state.equals(Attendances.PRESENT);
        if (now.equals(state) || !now.equals(NOBODY) && !state.equals(NOBODY) && !cameAfterAll) {
            throw Refusal.late(member.name() + switch (now) {
                case Attendances.PRESENT -> "已签到";
                case Attendances.EXCUSED -> "已登记请假";
                default -> "没有登记，无须撤销";
            } + "，请刷新后查看");
        }
        if (state.equals(NOBODY)) {
            attendances.strike(session, member.id());
        } else if (cameAfterAll) {
            attendances.change(session, member.id(), state);
        } else {
            attendances.enter(session, member.id(), state);
        }
    }

    void checkDay(Calling calling) {
        if (LocalDate.now(clock).isBefore(calling.heldOn())) {
            throw Refusal.of("present", "会议签到：会议定于" + calling.day() + "召开，当天才能签到");
        }
    }

    private Optional<OpenTask> task(CaseFile file) {
        return !file.isOpen() ? Optional.empty() : view.openTasks(file).stream().filter(t -> t.key().equals("user_" + DeliberationProcess.SIGN_IN))
                .findFirst();
    }

    static Refusal closed() {
        return Refusal.late("签到已经结束或者尚未开始，请刷新后查看");
    }
}
