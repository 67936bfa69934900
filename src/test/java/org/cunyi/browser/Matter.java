package org.cunyi.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.with;

import java.util.Map;
import org.cunyi.Client;

/** A matter of 张村 that its officials bring forward over plain HTTP, up to the step that a browser test wants to see. */
final class Matter {

    private final int port;
    private final String title;
    private final String number;

    /** A matter that has been raised already. */
    Matter(int port, String title, String number) {
        this.port = port;
        this.title = title;
        this.number = number;
    }

    static Matter raised(int port, String title, Map<String, Object> more) {
        return raised(port, "decision", title, more);
    }

    static Matter raised(int port, String process, String title, Map<String, Object> more) {
        Map<String, Object> values = with(matter("public-welfare"), "title", title);
        values.putAll(more);
        Client.Answer answer = new Client(port, "zhang-clerk").post("/api/cases",
                Map.of("process", process, "villageCode", ZHANG, "variables", values));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Matter(port, title, answer.json().path("caseNumber").asText());
    }

    String title() {
        return title;
    }

    String number() {
        return number;
    }

    Matter screened() {
        return complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
    }

    Matter proposed() {
        return complete("zhang-secretary", number, "party_proposal", proposal());
    }

    Matter advised() {
        return complete("liulin-committee", number, "township_precheck", Map.of("precheckAnswer", "advice", "advice", "压减预算",
                "adviceBasis", "县清单第二项"));
    }

    Matter consulted(Map<String, Object> more) {
        Map<String, Object> sheet = consultation();
        sheet.putAll(more);
        return complete("zhang-clerk", number, "joint_consultation", sheet);
    }

    Matter reviewed() {
        return complete("zhang-clerk", number, "party_review", review());
    }

    Matter resolved() {
        return complete("zhang-clerk", number, "villagers_resolution", representatives());
    }

    Matter drafted() {
        return complete("zhang-clerk", publication(), "draft_notice", Map.of("noticeTitle", "关于" + title + "的公告", "noticeBody",
                "决议通过，现予公布。"));
    }

    Matter agreed() {
        return complete("zhang-supervision", publication(), "supervision_opinion", Map.of("agreed", "true", "opinionText", "内容属实。"));
    }

    Matter released() {
        return complete("zhang-secretary", publication(), "release", Map.of("released", "true"));
    }

    /** The number of the latest publication that the matter has called. */
    String publication() {
        return client("zhang-clerk").notice(number);
    }

    /** The engine's instance of that publication. */
    String publicationInstance() {
        return client("zhang-clerk").get("/api/cases/" + publication()).json().path("processInstanceId").asText();
    }

    private Matter complete(String login, String caseNumber, String step, Map<String, Object> values) {
        Client.Answer answer = client(login).complete(caseNumber, step, values);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        return this;
    }

    private Client client(String login) {
        return new Client(port, login);
    }
}
