package org.cunyi.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.sheet;

import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.archive.Papers;
import org.cunyi.archive.Uploads;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signatures are those of the meeting that was held: who holds it again brings a new list. A permission is given once. */
@CunyiTest
class RequiredDocumentsTest {

    @LocalServerPort
    private int port;
    @Autowired
    private RequiredDocuments rule;

    private Client secretary;
    private Uploads files;
    private String number;

    @BeforeEach
    void begin() {
        secretary = new Client(port, "zhang-secretary");
        files = new Uploads(port, "zhang-secretary");
        number = new Client(port, "zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    /** The first step of the case, as if its model asked for that. */
    private void submit(String property) {
        rule.submit(new Step(number, "decision", "party_proposal", "村党组织提议", ZHANG, "", Map.of(property, "sign-in"), Map.of()), null);
    }

    private void complete(Map<String, Object> answers) {
        assertThat(secretary.complete(number, "party_proposal", answers).status()).isEqualTo(204);
    }

    private void add(String step) {
        files.added(number, step, "sign-in", "签到.xlsx", Papers.xlsx());
    }

    @Test
    void each_attempt_needs_its_own() {
        assertThatThrownBy(() -> submit("requiredDocuments")).isInstanceOf(Refusal.class).hasMessageContaining("签到表");
        add("");
        assertThatThrownBy(() -> submit("requiredDocuments")).as("of the case as a whole").isInstanceOf(Refusal.class);
        add("party_proposal");
        assertThatCode(() -> submit("requiredDocuments")).doesNotThrowAnyException();
        complete(sheet("2026-09-01", 2, 2, 0, 0));
        assertThatThrownBy(() -> submit("requiredDocuments")).as("too few came; the meeting is held again")
                .isInstanceOf(Refusal.class).hasMessageContaining("重新上传");
        assertThatCode(() -> submit("requiredDocumentsOnce")).doesNotThrowAnyException();
        assertThatCode(() -> submit("requiredDocumentsOnce.x.y")).as("where the variable says otherwise").doesNotThrowAnyException();
        add("party_proposal");
        assertThatCode(() -> submit("requiredDocuments")).doesNotThrowAnyException();
        complete(proposal());
        assertThatThrownBy(() -> submit("requiredDocuments")).isInstanceOf(Refusal.class);
    }

    @Test
    void who_takes_his_step_back_has_his_papers_back_too() {
        add("party_proposal");
        complete(proposal());
        assertThatThrownBy(() -> submit("requiredDocuments")).isInstanceOf(Refusal.class);
        assertThat(secretary.post("/api/cases/" + number + "/take-back", Map.of("reason", "日期填错")).status()).isEqualTo(204);
        assertThatCode(() -> submit("requiredDocuments")).doesNotThrowAnyException();
    }
}
