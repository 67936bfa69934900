package org.cunyi.cadre.process;

import java.util.HashMap;
import java.util.Map;
import org.cunyi.workflow.CaseFile;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Publications of the demonstration: as the product proposes them, every name in them confirmed as one that belongs there. */
@Component
@Profile("embedded")
class DemoNotices {

    private final DemoOfficials officials;

    DemoNotices(DemoOfficials officials) {
        this.officials = officials;
    }

    /** Drafted by the township's office, released by its committee. */
    void township(String township, CaseFile publication) {
        drafted(township + "-office", publication, Map.of());
        released(township + "-committee", publication);
    }

    /** Drafted by the village's clerk, checked by those who supervise, released by the secretary. */
    void village(String village, CaseFile publication, Map<String, Object> otherwise) {
        drafted(village + "-clerk", publication, otherwise);
        officials.done(village + "-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "内容属实，同意公布。"));
        released(village + "-secretary", publication);
    }

    private void drafted(String login, CaseFile publication, Map<String, Object> otherwise) {
        officials.open(publication, "draft_notice").forEach(task -> {
            Map<String, Object> proposed = new HashMap<>(otherwise);
            officials.proposed(login, task).forEach((key, value) -> proposed.merge(key, value == null ? "" : value, (a, b) -> b.equals("") ? a : b));
            officials.done(login, task, Map.of("noticeTitle", proposed.get("noticeTitle"), "noticeBody", proposed.get("noticeBody")));
        });
    }

    private void released(String login, CaseFile publication) {
        officials.open(publication, "release").forEach(task -> {
            Map<String, Object> released = new HashMap<>(Map.of("released", "true"));
            officials.fields(login, task).stream().filter(k -> k.startsWith("cleared_")).forEach(k -> released.put(k, true));
            officials.done(login, task, released);
        });
    }
}
