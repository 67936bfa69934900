package org.cunyi.deliberation.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.council.Member;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The form of signing in and the page at the door say the same: the form adds to what was entered there, and where it leaves out somebody who was
 * entered meanwhile, it is looked at again.
 */
@Component
class DoorList {

    private final Attendances attendances;

    DoorList(Attendances attendances) {
        this.attendances = attendances;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void enter(Session session, List<Member> members, Answers answers) {
        Map<Long, String> entered = attendances.of(session.caseNumber(), session.attempt());
        List<FieldError> errors = new ArrayList<>();
        for (Member member : members) {
            String id = String.valueOf(member.id());
            boolean present = answers.list(Attendances.PRESENT).contains(id);
            boolean excused = answers.list(Attendances.EXCUSED).contains(id);
            String before = entered.get(member.id());
            if (present && excused) {
                errors.add(new FieldError(Attendances.EXCUSED + "_" + id, member.name() + "：不能既是实到又是请假"));
            } else if (present || excused) {
                put(session, member, before, present ? Attendances.PRESENT : Attendances.EXCUSED);
            } else if (before != null) {
                errors.add(new FieldError(Attendances.PRESENT + "_" + id, member.name() + "：已登记为" + (before.equals(Attendances.PRESENT) ? "实到"
                        : "请假") + "，表中没有勾选；请刷新后核对，登记有误的在会议页面撤销"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private void put(Session session, Member member, String before, String now) {
        if (before == null) {
            attendances.enter(session, member.id(), now);
        } else if (!before.equals(now)) {
            attendances.change(session, member.id(), now);
        }
    }
}
