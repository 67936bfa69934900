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
        List<String> ticked = answers.list("topic");
        List<Topic> chosen = choices(session).stream().filter(t -> ticked.contains(t.caseNumber())).toList();
        List<FieldError> errors = new ArrayList<>(chosen.stream().flatMap(t -> problems(t, answers)).toList());
        Set<Integer> positions = new HashSet<>();
        chosen.stream().filter(t -> position(t, answers) != null && !positions.add(position(t, answers))).forEach(t -> errors.add(new FieldError(
                "position_" + t.caseNumber(), "议题“" + t.title() + "”的次序：第" + position(t, answers) + "项已有其他议题")));
        if (chosen.size() > MOST) {
            errors.add(new FieldError("topic", "列入本次会议的议题：一次会议最多" + MOST + "项"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return chosen.stream().map(t -> new Agenda.Entry(session.caseNumber(), t.caseNumber(), position(t, answers),
                answers.each("speaker").text(t.caseNumber()), answers.each("planned").whole(t.caseNumber()))).toList();
    }

    private static Integer position(Topic topic, Answers answers) {
        return answers.each("position").whole(topic.caseNumber());
    }

    private static Stream<FieldError> problems(Topic topic, Answers answers) {
        return Stream.of(missing("position", "次序", answers, topic), missing("speaker", "发言人", answers, topic),
                missing("planned", "预计时长", answers, topic)).filter(Objects::nonNull);
    }

    private static FieldError missing(String field, String label, Answers answers, Topic topic) {
        return answers.each(field).has(topic.caseNumber()) ? null
                : new FieldError(field + "_" + topic.caseNumber(), "议题“" + topic.title() + "”的" + label + "：必须填写");
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
