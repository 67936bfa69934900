package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** When and where a session is called, and whether its people are told early enough. */
@Component
class Convening {

    private static final List<List<String>> REQUIRED = List.of(List.of("heldOn", "会议日期"), List.of("startsAt", "开始时间"),
            List.of("endsAt", "结束时间"), List.of("place", "会议地点"));

    private final RuleTables tables;
    private final Callings callings;
    private final Clock clock;

    Convening(RuleTables tables, Callings callings, Clock clock) {
        this.tables = tables;
        this.callings = callings;
        this.clock = clock;
    }

    /** @throws Refusal naming what is missing or too early */
    Calling read(Step step, Session session, Answers answers) {
        checkComplete(answers);
        LocalDate heldOn = answers.date("heldOn");
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> rule = tables.row(step, "meeting-notice", Map.of("meetingKind", DeliberationProcess.MEETING_KIND, "heldOn",
                heldOn.toString())).orElseThrow(() -> Refusal.of("heldOn", "会议日期：" + heldOn + "时没有适用于议事会议的通知规则"));
        int minimum = ((Number) rule.get("minimumDays")).intValue();
        long days = ChronoUnit.DAYS.between(today, heldOn);
        if (days < minimum) {
            throw Refusal.of("heldOn", "会议日期：提前" + days + "天通知，不足" + minimum + "天（" + rule.get("legalBasis") + "），最早为"
                    + today.plusDays(minimum));
        }
        int sequence = callings.newest(session.caseNumber()).map(Calling::sequence).orElse(0) + 1;
        return new Calling(0, session.caseNumber(), session.attempt(), sequence, heldOn, LocalTime.parse(answers.text("startsAt")),
                LocalTime.parse(answers.text("endsAt")), answers.text("place"), today, minimum, String.valueOf(rule.get("legalBasis")), "called",
                null, null, null, null, null, null);
    }

    private static void checkComplete(Answers answers) {
        List<FieldError> errors = new ArrayList<>(REQUIRED.stream().filter(f -> !answers.has(f.get(0)))
                .map(f -> new FieldError(f.get(0), f.get(1) + "：必须填写")).toList());
        if (errors.isEmpty() && answers.text("endsAt").compareTo(answers.text("startsAt")) <= 0) {
            errors.add(new FieldError("endsAt", "结束时间：必须晚于开始时间"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }
}
