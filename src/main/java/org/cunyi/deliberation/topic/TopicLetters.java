package org.cunyi.deliberation.topic;

import java.util.List;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells who raised a topic what became of it. A mail carries title, outcome and the kind of reason; clause and content stay in the house. */
@Component
class TopicLetters {

    private static final String KIND = "topic";

    private final Topics topics;
    private final ApplicationEventPublisher events;
    private final Wording words;

    TopicLetters(Topics topics, ApplicationEventPublisher events, Wording words) {
        this.topics = topics;
        this.events = events;
        this.words = words;
    }

    void reviewed(Prereview p) {
        Topic topic = topics.find(p.topicCase()).orElseThrow();
        String verdict = words.of("prereview-verdict", p.verdict());
        tell(topic, String.valueOf(p.attempt()), "议题预审结果：" + verdict, "您提出的议题“" + topic.title() + "”已经会前预审。\n结果：" + verdict
                + "\n原因：" + words.of("prereview-reason", p.reason()));
    }

    void withdrawn(String caseNumber) {
        Topic topic = topics.find(caseNumber).orElseThrow();
        tell(topic, "withdrawn", "议题已撤回", "您提出的议题“" + topic.title() + "”已按您的意见撤回。");
    }

    private void tell(Topic topic, String event, String headline, String text) {
        events.publishEvent(CaseLetter.plain(topic.caseNumber(), KIND, "topic-" + topic.caseNumber() + "-" + event, headline,
                text + "\n案件编号：" + topic.caseNumber(), null, "/cases/" + topic.caseNumber(), List.of(topic.raisedBy()), List.of()));
    }
}
