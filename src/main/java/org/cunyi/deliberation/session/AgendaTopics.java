package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.cunyi.deliberation.topic.Topic;
import org.cunyi.deliberation.topic.Topics;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which accepted topics a session takes up, in which order; those it takes are reserved for it. */
@Component
class AgendaTopics {

    private static final int MOST = 30;
    private static final int USUAL_MINUTES = 20;

    private final Topics topics;
    private final Agenda agenda;
    private final Council council;
    private final Clock clock;

    AgendaTopics(Topics topics, Agenda agenda, Council council, Clock clock) {
        this.topics = topics;
        this.agenda = agenda;
        this.council = council;
        this.clock = clock;
    }

    /** Topics that the session has reserved or may reserve. */
    List<Topic> choices(Session session) {
        return Stream.concat(topics.of(session.caseNumber()).stream(), topics.accepted(session.orgCode()).stream()).toList();
    }

    /** The agenda as it stands; of topics that are not on it the raiser is proposed to speak. */
    Map<String, Object> shown(Session session) {
        Map<String, Object> shown = new HashMap<>();
        List<AgendaItem> items = agenda.of(session.caseNumber());
        List<Member> members = council.members(session.orgCode(), LocalDate.now(clock));
        int next = items.size();
        for (Topic topic : choices(session)) {
            if (items.stream().noneMatch(i -> i.topicCase().equals(topic.caseNumber()))) {
                next++;
                show(shown, topic.caseNumber(), next, speaker(members, topic), USUAL_MINUTES);
            }
        }
        items.forEach(i -> show(shown, i.topicCase(), i.position(), i.speaker(), i.minutesPlanned()));
        items.forEach(i -> shown.put("topic_" + i.topicCase(), true));
        return shown;
    }

    private static void show(Map<String, Object> shown, String topic, int position, String speaker, int minutes) {
        shown.put("position_" + topic, position);
        shown.put("speaker_" + topic, speaker);
        shown.put("planned_" + topic, minutes);
    }

    private static String speaker(List<Member> members, Topic topic) {
        return members.stream().filter(m -> topic.raisedBy().equals(m.login())).map(Member::name).findFirst().orElse(null);
    }

    /** @throws Refusal naming each topic of which something is missing */
    List<Agenda.Entry> read(Session session, Answers answers) {
        List<FieldError> errors = new ArrayList<>();
        List<Agenda.Entry> entries = new ArrayList<>();
        Set<Integer> positions = new HashSet<>();
        List<String> ticked = answers.list("topic");
        for (Topic topic : choices(session).stream().filter(t -> ticked.contains(t.caseNumber())).toList()) {
            Integer position = answers.each("position").whole(topic.caseNumber());
            String speaker = answers.each("speaker").text(topic.caseNumber());
            Integer minutes = answers.each("planned").whole(topic.caseNumber());
            Stream.of(missing("position", "次序", position, topic), missing("speaker", "发言人", speaker, topic),
                    missing("planned", "预计时长", minutes, topic)).filter(Objects::nonNull).forEach(errors::add);
            if (position != null && !positions.add(position)) {
                errors.add(new FieldError("position_" + topic.caseNumber(), "议题“" + topic.title() + "”的次序：第" + position + "项已有其他议题"));
            }
            if (position != null && speaker != null && minutes != null) {
                entries.add(new Agenda.Entry(session.caseNumber(), topic.caseNumber(), position, speaker, minutes));
            }
        }
        if (ticked.size() > MOST) {
            errors.add(new FieldError("topic", "列入本次会议的议题：一次会议最多" + MOST + "项"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return entries;
    }

    private static FieldError missing(String field, String label, Object value, Topic topic) {
        return value != null ? null : new FieldError(field + "_" + topic.caseNumber(), "议题“" + topic.title() + "”的" + label + "：必须填写");
    }

    /** @throws Refusal where another session took one of them first */
    @Transactional(propagation = Propagation.MANDATORY)
    void reserve(Session session, List<Agenda.Entry> entries) {
        List<String> had = topics.of(session.caseNumber()).stream().map(Topic::caseNumber).toList();
        List<String> wanted = entries.stream().map(Agenda.Entry::topicCase).toList();
        had.stream().filter(t -> !wanted.contains(t)).forEach(t -> topics.free(t, session.caseNumber()));
        wanted.stream().filter(t -> !had.contains(t)).forEach(t -> topics.schedule(t, session.caseNumber()));
        agenda.replace(session.caseNumber(), entries);
    }
}
