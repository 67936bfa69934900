package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.cadre.unfitness.Handling.TODAY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.PlantedWords;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.PrintedPaper;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.service.ServiceDesk;
import org.cunyi.notification.WebForm;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case over plain HTTP: who sees what, what stands anywhere in clear, and that it goes when its time is over. */
@CunyiTest
@ExtendWith(OutputCaptureExtension.class)
class UnfitnessStoryTest {

    private static final String LEAD = "戊己密线索内容";
    private static final String FACTS = "戊己密核实事实";
    private static final String STATEMENT = "戊己密申辩内容";
    private static final String MEETING = "戊己密会议内容";
    private static final String TALK = "戊己密谈话内容";
    private static final String REQUEST = "戊己密复核理由";
    private static final List<String> SECRETS = List.of(LEAD, FACTS, STATEMENT, MEETING, TALK, REQUEST);
    private static final List<String> NOT_ENTITLED = List.of("shiqiao-office", "shiqiao-committee", "zhang-secretary", "zhang-committee",
            "zhang-supervision", "unit-discipline", "county-civil-affairs", "auditor", "modeller", "admin");

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Cases cases;
    @Autowired
    private Unfitnesses unfitnesses;
    @Autowired
    private Retention retention;
    @Autowired
    private AuditChain audit;
    @Autowired
    private ServiceDesk desk;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Dossier dossier;
    @Autowired
    private RegisterList lines;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private Handling handling;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        handling = new Handling(context, walk);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Client client(String login) {
        return new Client(port, login);
    }

    private void complete(String login, String number, String step, Map<String, Object> values) {
        Client.Answer done = client(login).complete(number, step, values);
        assertThat(done.status()).as(step + ": " + done.body()).isEqualTo(204);
    }

    private long post(String login) {
        return jdbc.sql("select min(t.id) from post t join person p on p.id = t.person_id where p.login = ? and t.valid_to is null").param(login)
                .query(Long.class).single();
    }

    private String lead(String login, long post) {
        Client.Answer started = client(login).post("/api/cases", Map.of("process", "cadre-unfitness", "variables", Map.of("title", "信访举报", "postId",
                String.valueOf(post), "leadWords", LEAD)));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return started.json().path("caseNumber").asText();
    }

    /** From the lead to a talk and a review that upholds. */
    private String handled() {
        String number = lead("liulin-office", post("zhang-committee-2"));
        assertThat(number).startsWith("CZ-990101101-");
        complete("liulin-office", number, "accept_lead", Map.of("leadAnswer", "accept"));
        Map<String, Object> facts = new HashMap<>(Map.of("founded", "founded", "happenedOn", "2026-11-01", "repetition", "computed", "facts", FACTS,
                "situation_A01", true));
        complete("liulin-office", number, "verify_facts", facts);
        Client second = client("liulin-office-2");
        String form = second.get("/engine-rest/task/" + second.task(number, "verify_facts") + "/deployed-form").body();
        assertThat(form).contains("situation_A01", "situation_C08", "不按季度、月度时限公布");
        assertThat(second.get("/engine-rest/task/" + second.task(number, "verify_facts") + "/form-variables").body()).contains(LEAD, FACTS, "陈桂兰");
        assertThat(second.complete(number, "verify_facts", Map.of("founded", "founded", "happenedOn", "2026-11-01", "facts", FACTS, "situation_Z99",
                true)).status()).isEqualTo(400);
        complete("liulin-office-2", number, "verify_facts", facts);
        complete("liulin-office", number, "statement_and_defence", Map.of("toldOn", TODAY, "toldMeasure", "M1", "stated", "stated", "statement", STATEMENT,
                "newFacts", "no"));
        Client committee = client("liulin-committee");
        assertThat(committee.get("/engine-rest/task/" + committee.task(number, "committee_decision") + "/form-variables").body()).contains(STATEMENT,
                "情形A01", "警示谈话", "第三十五条");
        Map<String, Object> sheet = new HashMap<>(Handling.sheet("M1"));
        sheet.put("content", MEETING);
        complete("liulin-committee", number, "committee_decision", sheet);
        assertThat(client("liulin-office").complete(number, "serve_decision", Map.of("servedOn", TODAY, "receipt", "refused", "rightsTold", true))
                .detail()).contains("见证人");
        complete("liulin-office", number, "serve_decision", Map.of("servedOn", TODAY, "receipt", "refused", "witness", "见证人王某", "rightsTold", true));
        complete("liulin-office", handling.measure(number, UnfitnessProcess.TALK), "record_talk", Map.of("talkedOn", TODAY, "place", "镇政府", "talker",
                "高立新", "recorder", "谢思齐", "talkWords", TALK, "talkReceipt", "signed"));
        Client.Answer asked = client("liulin-office").post("/api/cases/" + number + "/request-review", Map.of("reason", REQUEST, "askedOn", TODAY));
        assertThat(asked.status()).as(asked.body()).isLessThan(300);
        complete("county-organization", number, "review_decision", Map.of("reviewResult", "uphold", "reviewReason", "事实清楚"));
        Client bureau = client("county-civil-affairs");
        assertThat(bureau.get("/engine-rest/task/" + bureau.task(number, "file_civil_affairs") + "/form-variables").body()).contains("陈桂兰", "警示谈话")
                .doesNotContain(FACTS, STATEMENT);
        complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "true"));
        return number;
    }

    @Test
    void a_case_over_http_is_seen_by_the_entitled_only_and_stands_nowhere_in_clear(CapturedOutput log) throws Exception {
        String number = handled();
        String talk = handling.measure(number, UnfitnessProcess.TALK);
        String instance = cases.get(number).processInstanceId();
        for (String login : NOT_ENTITLED) {
            for (String of : List.of(number, talk)) {
                for (String path : List.of("/api/cases/" + of, "/cases/" + of, "/api/audit/cases/" + of, "/api/archive/" + of + ".zip")) {
                    Client.Answer answer = client(login).get(path);
                    assertThat(answer.status()).as(login + path).isIn(403, 404);
                    assertThat(answer.body()).doesNotContain(SECRETS.toArray(new String[0]));
                }
            }
            for (String path : List.of("/engine-rest/task?processInstanceId=" + instance, "/engine-rest/history/variable-instance?processInstanceId="
                    + instance, "/engine-rest/variable-instance?processInstanceIdIn=" + instance, "/cases", "/", "/public/990101101201",
                    "/api/cases?process=cadre-unfitness")) {
                assertThat(client(login).get(path).body()).as(login + path).doesNotContain(SECRETS.toArray(new String[0])).doesNotContain(talk);
            }
        }
        for (String login : List.of("liulin-office", "liulin-committee", "county-organization")) {
            assertThat(client(login).get("/api/cases/" + number).body()).as(login).contains(LEAD, FACTS, STATEMENT, MEETING, TALK, REQUEST, "陈桂兰");
        }
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read")).map(e -> e.actor())).contains("liulin-office-2",
                "liulin-committee", "county-organization");
        assertThat(PlantedWords.columns(jdbc, "戊己密")).isEmpty();
        assertThat(log.getAll()).doesNotContain("戊己密");
    }

    @Test
    void the_person_concerned_and_a_relative_can_do_nothing_in_the_case_and_nobody_gives_a_lead_about_himself() {
        Client.Answer self = client("zhang-supervision").post("/api/cases", Map.of("process", "cadre-unfitness", "variables", Map.of("title", "信访举报",
                "postId", String.valueOf(post("zhang-supervision")), "leadWords", LEAD)));
        assertThat(self.status()).isEqualTo(400);
        Client.Answer neighbour = client("zhang-supervision").post("/api/cases", Map.of("process", "cadre-unfitness", "variables", Map.of("title",
                "信访举报", "postId", String.valueOf(post("li-secretary")), "leadWords", LEAD)));
        assertThat(neighbour.status()).isEqualTo(400);
        assertThat(client("zhang-clerk").post("/api/cases", Map.of("process", "cadre-unfitness", "variables", Map.of())).status()).isIn(400, 403);
        String number = lead("zhang-supervision", post("zhang-secretary"));
        assertThat(cases.get(number).orgCode()).isEqualTo("990101101");
        assertThat(client("zhang-supervision").get("/api/cases/" + number).status()).isIn(403, 404);
        assertThat(client("zhang-secretary").post("/api/cases/" + number + "/withdraw-lead", Map.of("reason", "无")).status()).isIn(403, 404);
        assertThat(client("liulin-office").get("/api/cases/" + number).body()).contains("张德顺", "自动回避");
        assertThat(cases.get(number).title()).doesNotContain("张德顺");
    }

    @Test
    void when_its_time_is_over_words_and_person_go_and_the_measure_and_the_chain_stay() {
        String number = handled();
        walk.follow(number);
        complete("county-organization", number, "file_organization", Map.of("acknowledged", "true"));
        handling.reassess(number, 95);
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        clock.plusDays(360);
        retention.night();
        assertThat(unfitnesses.get(number).personId()).isNotNull();
        clock.plusDays(10);
        retention.night();
        assertThat(unfitnesses.get(number)).matches(u -> u.personId() == null && u.postId() == null && u.measure().equals("M1"));
        assertThat(jdbc.sql("select count(*) from cadre_paper where case_number = ?").param(number).query(Integer.class).single()).isZero();
        assertThat(audit.verify(number).intact()).isTrue();
        assertThat(client("liulin-office").get("/api/cases/" + number).body()).contains("已经删除").doesNotContain("陈桂兰");
    }

    @Test
    void the_file_of_one_person_is_for_those_who_handle_such_cases_and_reading_it_is_an_act() {
        String number = handled();
        long post = post("zhang-committee-2");
        String path = "/registers/cadres/" + post + "/dossier.xlsx";
        assertThat(client("liulin-office").get(path).status()).isEqualTo(200);
        assertThat(client("county-organization").get(path).status()).isEqualTo(200);
        for (String login : List.of("zhang-clerk", "zhang-secretary", "auditor")) {
            assertThat(client(login).get(path).status()).as(login).isEqualTo(403);
        }
        assertThat(client("shiqiao-office").get(path).status()).isEqualTo(404);
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("dossier")).map(e -> e.actor()))
                .contains("liulin-office", "county-organization");
        Line line = lines.find(post).orElseThrow();
        assertThat(walk.acting().as("liulin-office", () -> dossier.of(line, List.of("990101101")))).anyMatch(p -> p.kind().equals("任职")).anyMatch(p ->
                p.source().equals(number) && p.content().contains(STATEMENT));
        assertThat(walk.acting().as("liulin-office", () -> dossier.of(line, List.of("990101102")))).isEmpty();
        jdbc.sql("insert into kinship (person_id, relative_id, relation, valid_from, entered_by, entered_at) values ((select id from person where login ="
                + " 'zhang-committee-2'), (select id from person where login = 'liulin-committee-2'), 'sibling', date '2020-01-01', 'system',"
                + " current_timestamp)").update();
        String related = lead("liulin-office", post);
        jdbc.sql("delete from kinship").update();
        assertThat(client("liulin-committee-2").get(path).status()).isEqualTo(403);
        assertThat(client("liulin-committee-2").post("/api/cases/" + related + "/withdraw-lead", Map.of("reason", "撤")).status()).isEqualTo(403);
        assertThat(client("liulin-committee").post("/api/cases/" + related + "/withdraw-lead", Map.of("reason", "重复")).status()).isLessThan(300);
    }

    @Test
    void no_form_shows_what_its_table_does_not_have() throws Exception {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path form : forms.filter(f -> f.getFileName().toString().startsWith("cadre-unfitness-")).toList()) {
                assertThat(Files.readString(form)).as(form.toString()).doesNotContain("\"M1\"", "\"A01\"", "\"dismissal\"");
            }
        }
    }

    /** As the form of the page does. @return the body */
    private String posted(String path, String measure) throws Exception {
        WebForm office = new WebForm(port);
        office.login("liulin-office");
        return office.post(path, Map.of("measure", measure)).body();
    }

    private String printed(String login, String number, String paper, String measure) {
        return PrintedPaper.text(walk.acting().as(login, () -> desk.print(number, paper, measure)).pdf());
    }

    @Test
    void what_is_served_is_printed_for_the_township_after_a_review_for_the_county_too_and_each_print_is_an_act() throws Exception {
        String number = handling.verified(handling.person("served-1", "文书受送", "村民委员会委员", "elected"), "A01");
        String page = "/cases/" + number + "/service-papers";
        assertThat(client("liulin-office").get(page).body()).contains("处置告知书", "送达回证", "警示谈话").doesNotContain("处置决定书", "文书受送");
        assertThat(client("liulin-office").get("/cases/" + number).body()).contains(page);
        for (String login : NOT_ENTITLED) {
            assertThat(client(login).get(page).status()).as(login).isEqualTo(404);
            assertThat(client(login).get(page + "/notice.pdf").status()).as(login).isEqualTo(404);
        }
        assertThat(client("county-organization").get(page).status()).as("nothing of its own to serve yet").isEqualTo(404);
        assertThat(client("liulin-office").get(page + "/notice.pdf?measure=M1").status()).as("what it proposes stands in no address").isEqualTo(400);
        assertThat(client("liulin-office").get(page + "/decision.pdf").status()).isEqualTo(404);
        assertThat(posted(page + "/notice.pdf", "M1")).startsWith("%PDF");
        assertThat(posted(page + "/notice.pdf", "M9")).contains("请从文书页面的列表中选择");
        assertThat(printed("liulin-office", number, "notice", "M1")).contains("不胜任现职处置告知书", "文书受送（张村村民委员会委员）：", "A01", "经查属实", "警示谈话",
                "第二十二条", "2026年11月22日送达的，到2026年11月27日24时止", "不因你陈述申辩而加重处置", number);
        handling.state(number, "M1");
        assertThat(client("liulin-office").get(page).body()).as("what was told is not chosen again").contains("处置告知书").doesNotContain("name=\"measure\"");
        assertThat(client("liulin-office").get(page + "/notice.pdf").body()).startsWith("%PDF");
        handling.decide(number, "M1");
        assertThat(printed("liulin-office", number, "decision", null)).contains("不胜任现职处置决定书", "请求从轻", "中共柳林镇委员会", "警示谈话", "依据：",
                "影响期自2026年11月22日至2027年2月22日", "自送达的次日起30日内申请复核", "申请复核的最后一日为2026年12月22日", "不停止执行");
        assertThat(printed("liulin-office", number, "receipt", null)).contains("送达回证", "文书受送", "处置决定书", "拒收情形", "见证人签名");
        handling.serve(number);
        handling.act("liulin-office", number, "request-review", Map.of("reason", "过重", "askedOn", TODAY));
        complete("county-organization", number, "review_decision", Map.of("reviewResult", "annul", "reviewReason", "证据不足以认定"));
        assertThat(printed("county-organization", number, "review", null)).contains("复核决定书", "撤销原处置决定", "证据不足以认定", "委组织部");
        assertThat(client("liulin-office").get(page + "/decision.pdf").status()).as("the old decision is served no more").isEqualTo(404);
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("service-paper"))).hasSize(6);
        assertThat(audit.verify(number).intact()).isTrue();
    }

    private List<String> proposable(String number) {
        return walk.acting().as("liulin-office", () -> desk.papers(number)).offers().get(0).measures().stream().map(Option::value).toList();
    }

    @Test
    void nothing_heavier_is_told_than_was_printed_until_new_facts_are_found_and_an_old_announcement_does_not_serve_after_them() {
        String number = handling.verified(handling.person("served-2", "文书上限", "村民委员会委员", "elected"), "A03");
        assertThat(proposable(number)).as("the recommended one stands first").startsWith("M2").contains("M1", "M4");
        printed("liulin-office", number, "notice", "M1");
        assertThat(audit.entries(number)).anyMatch(e -> e.action().equals("personal.read") && e.subject().equals("service-paper")
                && e.payload().contains("\"measure\":\"M1\""));
        assertThat(jdbc.sql("select count(*) from cadre_paper where case_number = ? and kind = 'unfitness-notice'").param(number).query(Integer.class)
                .single()).isEqualTo(1);
        assertThat(proposable(number)).containsExactly("M1");
        assertThatThrownBy(() -> printed("liulin-office", number, "notice", "M2")).isInstanceOf(Refusal.class).hasMessageContaining("不得重于");
        assertThatThrownBy(() -> handling.state(number, "M2")).isInstanceOf(Refusal.class).hasMessageContaining("不得重于已打印的告知书所写的处置");
        walk.complete("liulin-office", number, "statement_and_defence", Handling.with(Handling.statement("M1"), "toldReason", "情节轻微", "newFacts", "yes",
                "newFactsWords", "又有反映"));
        assertThat(client("liulin-office").get("/cases/" + number + "/service-papers").status()).as("the old announcement").isEqualTo(404);
        assertThat(client("liulin-office").get("/cases/" + number + "/service-papers/notice.pdf").status()).isEqualTo(404);
        handling.verify(number, Handling.facts("A03", "B05"));
        assertThat(proposable(number)).as("new facts, a new announcement").startsWith("M3").contains("M1", "M4");
        assertThat(printed("liulin-office", number, "notice", "M3")).contains("B05");
        handling.state(number, "M3");
        assertThat(unfitnesses.get(number).told()).isEqualTo("M3");
    }

    @Test
    void a_look_at_the_case_page_evaluates_no_table_for_its_papers() {
        String number = handling.verified(handling.person("served-3", "文书翻看", "村民委员会委员", "elected"), "A01");
        CaseSection papers = context.getBeansOfType(CaseSection.class).get("serviceSection");
        long before = evaluated();
        assertThat(walk.acting().as("liulin-office", () -> papers.of(cases.get(number)))).hasSize(1);
        assertThat(evaluated()).isEqualTo(before);
        proposable(number);
        assertThat(evaluated()).as("the page of the papers asks them").isGreaterThan(before);
    }

    private long evaluated() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDmnEngineConfiguration().getEngineMetricCollector()
                .getExecutedDecisionElements();
    }
}
