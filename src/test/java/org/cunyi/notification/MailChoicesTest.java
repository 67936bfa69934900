package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody chooses: at once, one mail a day, or none; what the administrator sees and decides. */
@CunyiTest
class MailChoicesTest {

    private static final String ME = "li-secretary";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private MailChoices choices;
    @Autowired
    private Digests digests;
    @Autowired
    private TestClock clock;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;

    private MailDesk desk;
    private WebForm forms;

    @BeforeEach
    void begin() {
        desk = new MailDesk(context);
        desk.clear();
        forms = new WebForm(port);
    }

    @AfterEach
    void end() {
        jdbc.sql("update person set email = 'li-secretary@example.org' where login = ?").param(ME).update();
        desk.clear();
    }

    private String matter() {
        return new Client(port, "li-clerk").start(Sheets.LI, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
    }

    @Test
    void who_wants_one_mail_a_day_gets_it_at_the_hour_with_all_that_arose_since() throws Exception {
        choices.choose(ME, MailChoices.DAILY);
        String first = matter();
        String second = matter();
        assertThat(desk.to(ME, "collected")).hasSize(2);
        assertThat(digests.write()).as("today's hour was before the choice").isZero();
        clock.plus(Duration.ofHours(20));
        assertThat(digests.write()).as("6:00 is before the hour").isZero();
        clock.plus(Duration.ofHours(2));
        assertThat(digests.write()).isEqualTo(1);
        assertThat(digests.write()).isZero();
        String third = matter();
        assertThat(digests.write()).as("once a day").isZero();

        GreenMail greenMail = MailDesk.greenMail();
        try {
            assertThat(desk.post(greenMail.getSmtp().getPort()).deliver()).isEqualTo(1);
            var mail = greenMail.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo("<digest-2026-11-23.li-secretary@localhost>");
            assertThat(mail.getSubject()).isEqualTo("【村议】每日汇总：2项");
            assertThat(mail.getContent().toString()).contains("新的待办", "· 村党组织提议（硬化村内道路三公里），期限", "/cases/" + first, "/cases/" + second)
                    .doesNotContain(third);
        } finally {
            greenMail.stop();
        }
        clock.plusDays(1);
        assertThat(digests.write()).isEqualTo(1);
        clock.plusDays(1);
        assertThat(digests.write()).as("a day without news").isZero();
    }

    @Test
    void a_digest_of_very_much_shows_the_most_urgent_and_says_how_much_there_is() {
        choices.choose(ME, MailChoices.DAILY);
        for (int i = 0; i < 70; i++) {
            jdbc.sql("insert into mail_outbox (message_id, kind, login, recipient, subject, body, path, created_at, state) values (?, ?, ?, ?, ?, ?, ?,"
                    + " current_timestamp, 'collected')").params("<many-" + System.nanoTime() + "-" + i + "@test>", i == 69 ? "overdue" : "assigned", ME,
                    ME + "@example.org", "【村议】待办：第" + i + "项" + "长".repeat(250), "正文", "/cases/JC-990101101202-2026-0001").update();
        }
        clock.plusDays(1);
        assertThat(digests.write()).isEqualTo(1);
        assertThat(desk.to(ME, "waiting")).singleElement().satisfies(m -> {
            assertThat(m.subject()).isEqualTo("【村议】每日汇总：70项，其中逾期1项");
            assertThat(m.body()).contains("另有10项").hasSizeLessThan(20_000);
            assertThat(m.body().indexOf("第69项")).isLessThan(m.body().indexOf("第0项"));
        });
    }

    @Test
    void none_means_none_and_who_has_no_address_loses_nothing() {
        matter();
        choices.choose(ME, MailChoices.NONE);
        assertThat(desk.to(ME, "waiting")).isEmpty();
        String number = matter();
        assertThat(desk.of(number)).isEmpty();
        assertThat(audit.entries(number)).noneMatch(e -> e.action().startsWith("mail."));
        choices.choose(ME, MailChoices.NOW);
        jdbc.sql("update person set email = null where login = ?").param(ME).update();
        String without = matter();
        assertThat(desk.of(without)).isEmpty();
        assertThat(new Client(port, ME).task(without, "party_proposal")).isNotBlank();
    }

    @Test
    void what_was_collected_goes_out_when_its_reader_wants_mail_at_once_again() {
        choices.choose(ME, MailChoices.DAILY);
        matter();
        choices.choose(ME, MailChoices.NOW);
        assertThat(desk.to(ME, "collected")).isEmpty();
        assertThat(desk.to(ME, "waiting")).hasSize(1);
    }

    @Test
    void the_choice_is_made_on_a_page_of_ones_own_and_the_record_keeps_it() throws Exception {
        forms.login(ME);
        assertThat(forms.get("/account/mail").body()).contains("有事就发", "每日汇总", "不接收", "每天8时一封", "li-secretary@example.org");
        assertThat(forms.post("/account/mail", Map.of("choice", "daily")).statusCode()).isEqualTo(302);
        assertThat(choices.of(ME)).isEqualTo("daily");
        assertThat(forms.post("/account/mail", Map.of("choice", "sometimes")).statusCode()).isEqualTo(400);
        assertThat(forms.postWithoutToken("/account/mail", Map.of("choice", "none")).statusCode()).isEqualTo(403);
        assertThat(choices.of(ME)).isEqualTo("daily");
        AuditEntry kept = audit.entries("DAY-2026-11-22").stream().filter(e -> e.action().equals("mail.choice-changed")).reduce((a, b) -> b).orElseThrow();
        assertThat(kept.actor()).isEqualTo(ME);
        assertThat(kept.payload()).isEqualTo("{\"from\":\"now\",\"to\":\"daily\"}");
    }

    @Test
    void the_administrator_sees_to_whom_and_why_but_not_what_and_decides_about_dead_letters() throws Exception {
        String number = matter();
        String other = matter();
        try (SmtpScript refusing = new SmtpScript(Map.of("RCPT", "550 5.1.1 no such user"))) {
            desk.post(refusing.port()).deliver();
        }
        forms.login("admin");
        HttpResponse<String> answer = forms.get("/admin/mails?state=dead");
        assertThat(answer.statusCode()).as(answer.headers().map().toString()).isEqualTo(200);
        String page = answer.body();
        assertThat(page).contains("发送失败", "收件地址无效或被拒收", "550", ME, "新的待办", number, "重新发送", "放弃").doesNotContain("硬化", "example.org");

        jdbc.sql("update person set email = 'new@example.org' where login = ?").param(ME).update();
        Mail dead = desk.of(number).get(0);
        assertThat(forms.postWithoutToken("/admin/mails/" + dead.id() + "/again", Map.of()).statusCode()).isEqualTo(403);
        assertThat(forms.post("/admin/mails/" + dead.id() + "/again", Map.of()).statusCode()).isEqualTo(302);
        assertThat(forms.post("/admin/mails/" + dead.id() + "/again", Map.of()).statusCode()).as("twice").isEqualTo(409);
        assertThat(desk.of(number).get(0).recipient()).isEqualTo("new@example.org");
        assertThat(desk.of(number).get(0).state()).isEqualTo("waiting");
        forms.post("/admin/mails/" + desk.of(other).get(0).id() + "/drop", Map.of());
        assertThat(desk.of(other).get(0).state()).isEqualTo("dropped");
        assertThat(audit.entries(number)).extracting(AuditEntry::action).endsWith("mail.failed", "mail.requeued");
        assertThat(audit.entries(other).stream().filter(e -> e.action().equals("mail.dropped"))).singleElement()
                .satisfies(e -> assertThat(e.actor()).isEqualTo("admin"));
        assertThat(forms.get("/admin/mails?text=" + number).body()).contains(number).doesNotContain(other);
        assertThat(forms.get("/admin/mails?state=%27--&text=%00&page=99999999999").statusCode()).isEqualTo(200);

        desk.of(number).forEach(m -> jdbc.sql("update mail_outbox set state = 'dead' where id = ?").param(m.id()).update());
        assertThat(forms.post("/admin/mails/again", Map.of()).statusCode()).isEqualTo(302);
        assertThat(desk.of(number).get(0).state()).isEqualTo("waiting");

        forms.login("li-clerk");
        assertThat(forms.get("/admin/mails").statusCode()).isEqualTo(403);
        assertThat(forms.post("/admin/mails/again", Map.of()).statusCode()).isEqualTo(403);
        assertThat(forms.post("/admin/mails/" + dead.id() + "/drop", Map.of()).statusCode()).isEqualTo(403);
    }
}
