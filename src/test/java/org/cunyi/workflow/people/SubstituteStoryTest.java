package org.cunyi.workflow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.TestClock.TODAY;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.org.Deputising;
import org.cunyi.org.Deputising.Wish;
import org.cunyi.org.Roster;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.process.IdentitySync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is away; another does his work for a time, and every act says in whose place. */
@CunyiTest
class SubstituteStoryTest {

    private static final String SECRETARY = "village-secretary@" + ZHANG;
    private static final String CLERK = "village-clerk@" + ZHANG;

    @LocalServerPort
    private int port;
    @Autowired
    private Deputising deputising;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private Roster roster;
    @Autowired
    private IdentitySync identitySync;
    @Autowired
    private Identities identities;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private Acting acting;

    @BeforeEach
    void acting() {
        acting = new Acting(identities);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        jdbc.sql("delete from substitution").update();
        identitySync.syncAll();
    }

    private Client as(String login) {
        return new Client(port, login);
    }

    private void name(String principal, String group, String substitute, int from, int to) {
        acting.as(principal, () -> deputising.name(new Wish(principal, group, substitute, TODAY.plusDays(from), TODAY.plusDays(to), "外出培训")));
    }

    private void refusedName(String principal, String group, String substitute, LocalDate from, LocalDate to, String words) {
        assertThatThrownBy(() -> acting.as(principal, () -> deputising.name(new Wish(principal, group, substitute, from, to, "外出培训"))))
                .isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private static void refused(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).contains(words);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private String begun() {
        return as("zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    @Test
    void a_substitute_does_what_already_waits_in_his_time_and_only_then() {
        String number = begun();
        String task = as("zhang-secretary").task(number, "party_proposal");
        ok(as("zhang-secretary").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-secretary")));
        refused(as("zhang-committee").submit(task, proposal()), 403, "无权");
        name("zhang-secretary", SECRETARY, "zhang-committee", 1, 3);
        refused(as("zhang-committee").submit(task, proposal()), 403, "无权");
        clock.plusDays(1);
        identitySync.nightly();
        assertThat(as("zhang-committee").get("/api/me").json().path("offices").toString()).contains(SECRETARY);
        assertThat(as("zhang-committee").get("/").body()).contains("张村党组织书记（代张德顺）");
        assertThat(jdbc.sql("select count(*) from ACT_ID_MEMBERSHIP where USER_ID_ = 'zhang-committee' and GROUP_ID_ = ?").param(SECRETARY)
                .query(Integer.class).single()).isOne();
        assertThat(roster.membersOf(java.util.List.of(SECRETARY))).extracting("login").contains("zhang-committee", "zhang-secretary");
        ok(as("zhang-committee").submit(task, proposal()));
        String chain = as("zhang-clerk").get("/api/audit/cases/" + number).json().toString().replace("\\", "");
        assertThat(chain).contains("\"actingFor\":\"zhang-secretary\"");
        assertThat(as("zhang-clerk").get("/cases/" + number).body()).contains("张守义（代张德顺）");
        assertThat(as("zhang-clerk").get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
        ok(as("zhang-committee").post("/api/cases/" + number + "/withdraw", Map.of("reason", "书记委托撤回")));
        String own = as("zhang-committee").start(ZHANG, matter("other")).json().path("caseNumber").asText();
        assertThat(own).startsWith("JC-" + ZHANG);
        String claimed = as("zhang-committee").task(own, "party_proposal");
        ok(as("zhang-committee").post("/engine-rest/task/" + claimed + "/claim", Map.of("userId", "zhang-committee")));
        clock.plusDays(3);
        identitySync.nightly();
        refused(as("zhang-committee").submit(claimed, proposal()), 403, "无权");
        assertThat(as("zhang-committee").get("/api/me").json().path("offices").toString()).doesNotContain(SECRETARY);
        ok(as("zhang-secretary").submit(claimed, proposal()));
    }

    @Test
    void what_the_one_who_is_away_may_not_do_his_substitute_may_not_do_either() {
        String number = begun();
        ok(as("zhang-secretary").complete(number, "party_proposal", proposal()));
        name("zhang-clerk", CLERK, "zhang-secretary", 0, 10);
        ok(as("zhang-secretary").complete(number, "joint_consultation", consultation()));
        ok(as("zhang-secretary").complete(number, "party_review", review()));
        ok(as("zhang-secretary").complete(number, "villagers_resolution", representatives()));
        String notice = as("zhang-clerk").get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        // the clerk drafts herself; the secretary, who is her substitute, does not release it: the village committee does
        ok(as("zhang-clerk").complete(notice, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容")));
        ok(as("zhang-supervision").complete(notice, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        String release = as("zhang-committee").task(notice, "release");
        refused(as("zhang-secretary").submit(release, Map.of("released", "true")), 403, "起草");
        ok(as("zhang-committee").submit(release, Map.of("released", "false", "returnReason", "补充金额")));
        // now he drafts in her place; neither of the two releases it
        ok(as("zhang-secretary").complete(notice, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容")));
        ok(as("zhang-supervision").complete(notice, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        name("zhang-committee-2", null, "zhang-clerk", 11, 12);
        release = as("zhang-committee").task(notice, "release");
        refused(as("zhang-secretary").submit(release, Map.of("released", "true")), 403, "起草");
        clock.plusDays(11);
        refused(as("zhang-clerk").submit(release, Map.of("released", "true")), 403, "起草");
        ok(as("zhang-committee").submit(release, Map.of("released", "true")));
    }

    @Test
    void who_keeps_out_of_a_case_keeps_his_substitute_out_of_it_in_that_office() {
        String number = begun();
        name("zhang-secretary", SECRETARY, "zhang-clerk", 0, 5);
        ok(as("zhang-secretary").post("/api/cases/" + number + "/recuse", Map.of("reason", "有利害关系")));
        String task = as("zhang-clerk").task(number, "party_proposal");
        refused(as("zhang-clerk").submit(task, proposal()), 403, "代理的张德顺已在本案回避");
        refused(as("zhang-clerk").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-clerk")), 403, "回避");
        refused(as("zhang-clerk").post("/api/cases/" + number + "/withdraw", Map.of("reason", "代为撤回")), 403, "只有本村");
        assertThat(as("zhang-clerk").get("/cases/" + number).body()).contains("目前无人可以办理的任务");
        ok(as("liulin-committee").post("/api/cases/" + number + "/hand-over", Map.of("person", "zhang-committee-2", "reason", "书记回避")));
        ok(as("zhang-committee-2").submit(task, proposal()));
        // in her own office the clerk goes on
        ok(as("zhang-clerk").complete(number, "joint_consultation", consultation()));
    }

    @Test
    void not_everybody_can_stand_in_for_everybody() {
        refusedName("zhang-secretary", SECRETARY, "zhang-supervision", TODAY, TODAY.plusDays(5), "第三十七条");
        refusedName("zhang-supervision", "supervision-committee@" + ZHANG, "zhang-committee", TODAY, TODAY.plusDays(5), "第三十七条");
        refusedName("zhang-supervision", "supervision-committee@" + ZHANG, "zhang-clerk", TODAY, TODAY.plusDays(5), "第三十七条");
        refusedName("zhang-secretary", SECRETARY, "li-secretary", TODAY, TODAY.plusDays(5), "同一单位或者上级单位");
        refusedName("liulin-committee", null, "zhang-secretary", TODAY, TODAY.plusDays(5), "同一单位或者上级单位");
        refusedName("zhang-secretary", SECRETARY, "admin", TODAY, TODAY.plusDays(5), "同一单位或者上级单位");
        refusedName("zhang-secretary", SECRETARY, "auditor", TODAY, TODAY.plusDays(5), "同一单位或者上级单位");
        refusedName("zhang-secretary", SECRETARY, "zhang-secretary", TODAY, TODAY.plusDays(5), "不能是本人");
        refusedName("zhang-secretary", SECRETARY, "nobody", TODAY, TODAY.plusDays(5), "名单");
        refusedName("zhang-clerk", SECRETARY, "zhang-committee", TODAY, TODAY.plusDays(5), "没有可以");
        refusedName("admin", null, "zhang-committee", TODAY, TODAY.plusDays(5), "没有可以");
        refusedName("zhang-secretary", SECRETARY, "zhang-clerk", TODAY.minusDays(1), TODAY.plusDays(5), "不能早于今天");
        refusedName("zhang-secretary", SECRETARY, "zhang-clerk", TODAY.plusDays(5), TODAY.plusDays(4), "不能早于开始日期");
        refusedName("zhang-secretary", SECRETARY, "zhang-clerk", TODAY, TODAY.plusMonths(6).plusDays(1), "最长6个月");
        refusedName("zhang-secretary", SECRETARY, "zhang-clerk", TODAY.plusMonths(7), TODAY.plusMonths(8), "最多提前");
        acting.as("zhang-secretary", () -> deputising.name(new Wish("zhang-secretary", SECRETARY, "zhang-clerk", TODAY, TODAY.plusMonths(6), "住院")));
        refusedName("zhang-secretary", null, "zhang-committee", TODAY.plusDays(1), TODAY.plusDays(2), "已由周晓芸代理");
        refusedName("zhang-clerk", CLERK, "zhang-committee", TODAY, TODAY.plusDays(2), "请先撤销");
        refusedName("zhang-committee", null, "zhang-secretary", TODAY, TODAY.plusDays(2), "不能再代理他人");
    }

    @Test
    void one_from_above_does_not_come_to_stand_on_both_sides() {
        name("zhang-supervision", "supervision-committee@" + ZHANG, "liulin-office", 0, 5);
        refusedName("zhang-clerk", CLERK, "liulin-office", TODAY.plusDays(2), TODAY.plusDays(8), "第三十七条");
        name("zhang-clerk", CLERK, "liulin-office", 6, 8);
        assertThat(substitutions.by("liulin-office")).hasSize(2);
    }

    @Test
    void a_substitution_is_named_and_revoked_on_the_page_and_by_the_administrator() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
        login(browser, "zhang-clerk");
        assertThat(get(browser, "/").body()).contains("/account/substitute");
        String page = get(browser, "/account/substitute").body();
        assertThat(page).contains("陈桂兰").contains("村文书");
        HttpResponse<String> wrong = post(browser, page, "/account/substitute", Map.of("office", "all", "substitute", "zhang-supervision", "from",
                TODAY.toString(), "to", "2026-12-01", "reason", "产假"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("第三十七条").contains("产假");
        HttpResponse<String> done = post(browser, page, "/account/substitute", Map.of("office", "all", "substitute", "zhang-committee-2", "from",
                TODAY.toString(), "to", "2026-12-01", "reason", "产假"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(as("zhang-committee-2").get("/api/me").json().path("offices").toString()).contains(CLERK);
        assertThat(get(browser, "/admin/people/zhang-clerk/substitute").statusCode()).isEqualTo(403);
        HttpClient office = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
        login(office, "admin");
        assertThat(get(office, "/admin/people?text=zhang-clerk").body()).contains("/admin/people/zhang-clerk/substitute");
        String list = get(office, "/admin/people/zhang-clerk/substitute").body();
        assertThat(list).contains("陈桂兰").contains("代理中");
        long id = substitutions.of("zhang-clerk").get(0).id();
        assertThat(post(office, list, "/admin/people/zhang-clerk/substitute/" + id + "/revoke", Map.of("revokeReason", "")).statusCode()).isEqualTo(400);
        assertThat(post(office, list, "/admin/people/zhang-secretary/substitute/" + id + "/revoke", Map.of("revokeReason", "x")).statusCode())
                .isEqualTo(404);
        assertThat(post(office, list, "/admin/people/zhang-clerk/substitute/" + id + "/revoke", Map.of("revokeReason", "提前返岗")).statusCode())
                .isEqualTo(302);
        assertThat(post(office, list, "/admin/people/zhang-clerk/substitute/" + id + "/revoke", Map.of("revokeReason", "提前返岗")).statusCode())
                .isEqualTo(409);
        assertThat(as("zhang-committee-2").get("/api/me").json().path("offices").toString()).doesNotContain(CLERK);
        assertThat(get(browser, "/account/substitute").body()).contains("提前返岗");
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String page, String path, Map<String, String> values) throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        StringBuilder body = new StringBuilder("_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        values.forEach((k, v) -> body.append('&').append(k).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8)));
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void login(HttpClient browser, String login) throws Exception {
        assertThat(post(browser, get(browser, "/login").body(), "/login", Map.of("username", login, "password", "cunyi-demo")).statusCode())
                .isEqualTo(302);
    }
}
