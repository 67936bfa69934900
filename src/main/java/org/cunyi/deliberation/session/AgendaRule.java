package org.cunyi.deliberation.session;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.Resolutions;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 拟定议程: the chair convenes the session for a day, or calls it off. */
@Component
@Order(20)
class AgendaRule implements StepRule {

    private static final String CONVENE = "convene";

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Convening convening;
    private final AgendaTopics topics;
    private final Agenda agenda;
    private final Guests guests;
    private final SessionNotices notices;
    private final Resolutions resolutions;

    AgendaRule(CouncilSessions sessions, Callings callings, Convening convening, AgendaTopics topics, Agenda agenda, Guests guests,
            SessionNotices notices, Resolutions resolutions) {
        this.sessions = sessions;
        this.callings = callings;
        this.convening = convening;
        this.topics = topics;
        this.agenda = agenda;
        this.guests = guests;
        this.notices = notices;
        this.resolutions = resolutions;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, DeliberationProcess.AGENDA);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Session session = sessions.get(step.caseNumber());
        Map<String, Object> shown = new HashMap<>(topics.shown(session));
        shown.put("arrangement", CONVENE);
        callings.newest(step.caseNumber()).ifPresent(c -> {
            shown.put("heldOn", c.heldOn().toString());
            shown.put("startsAt", c.startsAt().toString());
            shown.put("endsAt", c.endsAt().toString());
            shown.put("place", c.place());
        });
        shown.put("guests", guests.lines(step.caseNumber()));
        return shown;
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("accepted-topics", topics.choices(sessions.get(step.caseNumber())).stream()
                .map(t -> new Option(t.caseNumber(), "列入“" + t.title() + "”")).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Session session = sessions.hold(step.caseNumber());
        Map<String, Object> facts = new HashMap<>();
        facts.put(SessionProcess.EXCEPTION, null);
        if (answers.text("arrangement").equals(CONVENE)) {
            facts.putAll(convene(step, session, answers));
        } else if (answers.has("reason")) {
            facts.put(SessionProcess.EXCEPTION, "called-off");
        } else {
            throw Refusal.of("reason", "不再召开的理由：必须填写");
        }
        return facts;
    }

    /** Who holds an invitation for a day that did not come and is no longer a guest is told so. */
    private void invite(String caseNumber, List<Guest> invited) {
        List<Guest> dropped = guests.of(caseNumber).stream().filter(g -> g.email() != null && invited.stream()
                .noneMatch(i -> g.email().equalsIgnoreCase(i.email()))).toList();
        callings.newest(caseNumber).filter(c -> c.state().equals("changed") && !dropped.isEmpty()).ifPresent(c -> notices.uninvite(c, dropped));
        guests.replace(caseNumber, invited);
    }

    private Map<String, Object> convene(Step step, Session session, Answers answers) {
        Calling calling = convening.read(step, session, answers);
        List<Agenda.Entry> entries = topics.read(session, answers);
        List<Guest> invited = Guests.read(answers.text("guests"));
        if (entries.isEmpty() && resolutions.unsettled(session.orgCode()).isEmpty()) {
            throw Refusal.of("topic", "列入本次会议的议题：至少选择一项；本村没有需要通报的决议，不能只开通报会");
        }
        topics.reserve(session, entries);
        invite(step.caseNumber(), invited);
        callings.add(calling);
        sessions.move(step.caseNumber(), "called");
        return Map.of(SessionProcess.TOPICS, agenda.of(step.caseNumber()).stream().map(i -> String.valueOf(i.id()))
                .collect(Collectors.joining(",")), SessionProcess.DAYS_AHEAD, (int) ChronoUnit.DAYS.between(calling.noticedOn(), calling.heldOn()));
    }
}
