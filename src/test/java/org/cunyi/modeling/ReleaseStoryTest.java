package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a draft to a release and back, by two modellers. The tables here are of the test's own, nothing else asks them. */
@CunyiTest
class ReleaseStoryTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Identities identities;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Releases releases;
    @Autowired
    private Impacts impacts;
    @Autowired
    private RuleTables tables;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;

    private Acting acting;

    @BeforeEach
    void today() {
        clock.reset();
        acting = new Acting(identities);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    private <T> T modeller(Supplier<T> call) {
        return acting.as("modeller", call);
    }

    private <T> T other(Supplier<T> call) {
        return acting.as("modeller-2", call);
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("dmn/publicity-period.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(String id, int days) {
        return shipped().replace("id=\"publicity-period\"", "id=\"" + id + "\"")
                .replace("<text>15</text>", "<text>" + days + "</text>");
    }

    private int released(String id, int days, LocalDate from) {
        long draft = modeller(() -> drafts.open("公示期改为" + days + "日"));
        String content = table(id, days);
        modeller(() -> drafts.inForce().has("dmn/" + id + ".dmn") ? take(draft, id, content) : drafts.save(draft, "dmn/" + id + ".dmn", content, 0));
        modeller(() -> submit(draft, from));
        return other(() -> releases.release(draft, drafts.seal(draft)));
    }

    private int take(long draft, String id, String content) {
        drafts.take(draft, "dmn/" + id + ".dmn");
        return drafts.save(draft, "dmn/" + id + ".dmn", content, 1);
    }

    private Void submit(long draft, LocalDate from) {
        drafts.submit(draft, "县委农办〔2026〕8号", from);
        return null;
    }

    private Object days(String id, String deployment) {
        Step step = new Step(null, "publicity", "x", "公示", null, deployment, Map.of(), Map.of());
        return tables.look(step, id, Map.of("noticeKind", "party-affairs", "postedOn", "2026-11-22")).get(0).get("minimumDays");
    }

    @Test
    void a_new_case_follows_the_released_rule_a_running_one_keeps_the_old_and_the_old_can_be_restored() {
        String id = "trial-restored";
        int first = released(id, 15, TODAY);
        String running = releases.get(first).deploymentId();
        assertThat(running).isNotNull();
        int second = released(id, 20, TODAY);
        assertThat(days(id, running)).hasToString("15");
        assertThat(days(id, null)).hasToString("20");
        assertThat(releases.get(second)).satisfies(r -> {
            assertThat(r.reason()).isEqualTo("县委农办〔2026〕8号");
            assertThat(r.submittedBy()).isEqualTo("modeller");
            assertThat(r.releasedBy()).isEqualTo("modeller-2");
        });
        long back = other(() -> releases.again(first));
        acting.as("modeller-2", () -> submit(back, TODAY));
        modeller(() -> releases.release(back, drafts.seal(back)));
        assertThat(days(id, null)).hasToString("15");
        assertThat(audit.entries("DAY-" + TODAY)).extracting(e -> e.action()).contains("draft.opened", "draft.saved", "draft.submitted", "models.released");
    }

    @Test
    void a_rule_that_holds_from_a_later_day_waits_for_that_day() {
        String id = "trial-later";
        released(id, 15, TODAY);
        int later = released(id, 30, TODAY.plusDays(3));
        assertThat(releases.get(later).deploymentId()).isNull();
        releases.hour();
        assertThat(days(id, null)).hasToString("15");
        clock.plusDays(3);
        releases.hour();
        assertThat(days(id, null)).hasToString("30");
        assertThat(releases.get(later).deploymentId()).isNotNull();
    }

    @Test
    void nobody_releases_what_he_wrote_handed_in_or_opened() {
        long draft = modeller(() -> drafts.open("一人不成"));
        other(() -> drafts.save(draft, "dmn/trial-alone.dmn", table("trial-alone", 15), 0));
        modeller(() -> submit(draft, TODAY));
        for (String login : new String[] {"modeller", "modeller-2"}) {
            assertThat(acting.as(login, () -> releases.mayRelease(drafts.get(draft)))).isFalse();
            assertThatThrownBy(() -> acting.as(login, () -> releases.release(draft, drafts.seal(draft)))).isInstanceOf(Refusal.class).hasMessageContaining("不能自己发布");
        }
        acting.as("modeller-2", () -> give(draft));
        assertThat(drafts.get(draft).said()).isEqualTo("请改名");
        modeller(() -> drop(draft));
        modeller(() -> drafts.save(draft, "dmn/trial-alone.dmn", table("trial-alone", 15), 0));
        modeller(() -> submit(draft, TODAY));
        assertThatThrownBy(() -> other(() -> releases.release(draft, drafts.seal(draft)))).as("also where his writing was dropped").isInstanceOf(Refusal.class);
    }

    private Void give(long draft) {
        drafts.giveBack(draft, "请改名");
        return null;
    }

    private Void drop(long draft) {
        drafts.drop(draft, "dmn/trial-alone.dmn");
        return null;
    }

    @Test
    void what_is_wrong_is_not_handed_in_and_what_was_released_meanwhile_is_not_written_over() {
        long wrong = modeller(() -> drafts.open("重叠"));
        String overlapping = table("trial-wrong", 15).replace("&lt; date(\"2026-01-01\")", "&lt; date(\"2027-01-01\")");
        modeller(() -> drafts.save(wrong, "dmn/trial-wrong.dmn", overlapping, 0));
        assertThatThrownBy(() -> modeller(() -> submit(wrong, TODAY))).isInstanceOf(Refusal.class).hasMessageContaining("会同时符合");
        assertThat(drafts.get(wrong).isOpen()).isTrue();

        released("trial-stale", 15, TODAY);
        long stale = modeller(() -> drafts.open("先拿的"));
        modeller(() -> take(stale, "trial-stale", table("trial-stale", 16)));
        modeller(() -> submit(stale, TODAY));
        released("trial-stale", 17, TODAY);
        assertThatThrownBy(() -> other(() -> releases.release(stale, drafts.seal(stale)))).isInstanceOf(Refusal.class).hasMessageContaining("已经发布过新的版本");
        assertThat(days("trial-stale", null)).hasToString("17");
    }

    @Test
    void what_is_released_for_a_later_day_is_not_lost_in_a_draft_that_was_begun_without_it() {
        String id = "trial-waiting";
        released(id, 15, TODAY);
        long before = modeller(() -> drafts.open("先拿的"));
        modeller(() -> take(before, id, table(id, 16)));
        int later = released(id, 30, TODAY.plusDays(3));
        assertThatThrownBy(() -> modeller(() -> submit(before, TODAY))).isInstanceOf(Refusal.class).hasMessageContaining("已经发布过新的版本");
        long after = modeller(() -> drafts.open("后拿的"));
        modeller(() -> take(after, id, table(id, 31)));
        assertThatThrownBy(() -> modeller(() -> submit(after, TODAY.plusDays(1)))).isInstanceOf(Refusal.class).hasMessageContaining("第" + later
                + "次发布也修改了这个模型").hasMessageContaining("不能早于那一天");
        modeller(() -> submit(after, TODAY.plusDays(4)));
        int last = other(() -> releases.release(after, drafts.seal(after)));
        clock.plusDays(4);
        releases.hour();
        assertThat(days(id, null)).hasToString("31");
        assertThat(releases.get(last).deploymentId()).isEqualTo(releases.get(later).deploymentId());
    }

    @Test
    void who_dropped_something_or_handed_it_in_had_a_hand_in_it() {
        long draft = acting.as("modeller", () -> drafts.open("移出的人"));
        modeller(() -> drafts.save(draft, "dmn/trial-hand.dmn", table("trial-hand", 15), 0));
        modeller(() -> drafts.save(draft, "dmn/trial-hand-2.dmn", table("trial-hand-2", 15), 0));
        acting.as("modeller-2", () -> {
            drafts.drop(draft, "dmn/trial-hand-2.dmn");
            return null;
        });
        modeller(() -> submit(draft, TODAY));
        assertThatThrownBy(() -> other(() -> releases.release(draft, drafts.seal(draft)))).isInstanceOf(Refusal.class).hasMessageContaining("不能自己发布");
    }

    @Test
    void what_was_changed_after_the_second_person_looked_is_not_released() {
        long draft = modeller(() -> drafts.open("看后又改"));
        modeller(() -> drafts.save(draft, "dmn/trial-seen.dmn", table("trial-seen", 15), 0));
        modeller(() -> submit(draft, TODAY));
        String seen = drafts.seal(draft);
        acting.as("modeller", () -> {
            drafts.giveBack(draft, "再改");
            return drafts.save(draft, "dmn/trial-seen.dmn", table("trial-seen", 1), 1);
        });
        modeller(() -> submit(draft, TODAY));
        for (String stale : Arrays.asList(seen, null, "")) {
            assertThatThrownBy(() -> other(() -> releases.release(draft, stale))).isInstanceOf(Refusal.class).hasMessageContaining("改过");
        }
        assertThat(drafts.get(draft).isSubmitted()).isTrue();
    }

    @Test
    void what_the_engine_itself_does_not_take_is_said_when_it_is_handed_in_and_nothing_is_left_of_the_question() {
        long draft = modeller(() -> drafts.open("引擎不收"));
        modeller(() -> drafts.save(draft, "dmn/trial-engine.dmn", table("trial-engine", 15), 0));
        String process = drafts.inForce().text("bpmn/whistle.bpmn");
        modeller(() -> drafts.save(draft, "bpmn/whistle.bpmn", process.replaceFirst("camunda:historyTimeToLive=\"[^\"]*\"",
                "camunda:historyTimeToLive=\"lange\""), 0));
        long deployments = engine.getRepositoryService().createDeploymentQuery().count();
        assertThatThrownBy(() -> modeller(() -> submit(draft, TODAY))).isInstanceOf(Refusal.class).hasMessageContaining("引擎不接受这个模型");
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void a_process_that_uses_what_is_changed_is_looked_at_too() {
        long draft = modeller(() -> drafts.open("改了别人要用的表"));
        modeller(() -> {
            drafts.take(draft, "dmn/whistle-call.dmn");
            return drafts.save(draft, "dmn/whistle-call.dmn", drafts.inForce().text("dmn/whistle-call.dmn").replace("name=\"message\"", "name=\"words\""), 1);
        });
        assertThat(drafts.findings(draft)).anyMatch(f -> f.blocks() && f.file().equals("bpmn/whistle.bpmn") && f.message().contains("没有输出列 message"));
    }

    @Test
    void of_two_who_save_one_model_the_second_is_told_and_a_submitted_draft_stands_still() {
        long draft = modeller(() -> drafts.open("两人同时改"));
        Client one = new Client(port, "modeller");
        Client two = new Client(port, "modeller");
        String path = "/api/modeling/drafts/" + draft + "/dmn/trial-both.dmn";
        assertThat(one.send("PUT", path, Map.of("content", table("trial-both", 15), "seen", 0)).json().path("version").asInt()).isEqualTo(1);
        assertThat(two.send("PUT", path, Map.of("content", table("trial-both", 16), "seen", 0))).satisfies(a -> {
            assertThat(a.status()).isEqualTo(409);
            assertThat(a.detail()).contains("别人已经保存过");
        });
        assertThat(two.send("PUT", path, Map.of("content", table("trial-both", 16), "seen", 1)).status()).isEqualTo(200);
        assertThat(one.get(path).json().path("content").asText()).contains("<text>16</text>");
        assertThat(one.send("PUT", path, Map.of("content", " ", "seen", 2)).detail()).contains("内容：不能是空的");
        assertThat(one.send("PUT", path, Map.of("content", "x")).detail()).contains("seen");
        assertThat(one.send("PUT", "/api/modeling/drafts/" + draft + "/dmn/UPPER.dmn", Map.of("content", "x", "seen", 0)).status()).isEqualTo(404);
        modeller(() -> submit(draft, TODAY));
        assertThat(one.send("PUT", path, Map.of("content", "x", "seen", 2)).status()).isEqualTo(409);
    }

    @Test
    void what_a_changed_rule_would_have_answered_to_what_was_asked_before_is_counted_by_row_and_article() {
        String id = "trial-impact";
        released(id, 15, TODAY);
        Step step = new Step(null, "publicity", "x", "公示", null, null, Map.of(), Map.of());
        for (int i = 0; i < 40; i++) {
            tables.row(step, id, Map.of("noticeKind", i % 4 == 0 ? "party-affairs" : "candidate", "postedOn", TODAY.plusDays(i).toString()));
        }
        tables.row(step, id, Map.of("noticeKind", "nothing", "postedOn", "2026-01-01"));
        long draft = modeller(() -> drafts.open("党务公开改为三十日"));
        modeller(() -> take(draft, id, party(table(id, 15))));
        TableImpact.Answer answer = impacts.of(draft, "dmn/" + id + ".dmn").get(0).answer();
        assertThat(answer.asked()).isEqualTo(41);
        assertThat(answer.changed()).isEqualTo(10);
        assertThat(answer.untold()).isZero();
        assertThat(answer.changes()).singleElement().satisfies(c -> {
            assertThat(c.count()).isEqualTo(10);
            assertThat(c.outputs()).containsExactly("至少公开天数：15 → 30");
            assertThat(c.from()).startsWith("第3行（").contains("本县规定");
            assertThat(c.example()).contains("party-affairs");
        });
        assertThat(new Client(port, "modeller").get("/modeling/drafts/" + draft + "/impact?path=dmn/" + id + ".dmn").body()).contains("至少公开天数：15 → 30");
        assertThat(new Client(port, "modeller").get("/modeling/drafts/" + draft + "/impact?path=bpmn/x.bpmn").status()).isEqualTo(404);
    }

    @Test
    void a_table_of_a_procedure_that_only_its_officials_see_gives_no_example_and_one_that_cannot_be_read_is_said() {
        long draft = modeller(() -> drafts.open("联审"));
        String secret = "dmn/cadre-qualification-conclusion.dmn";
        modeller(() -> {
            drafts.take(draft, secret);
            return null;
        });
        assertThat(impacts.of(draft, secret)).allSatisfy(i -> assertThat(i.answer().changes()).allMatch(c -> c.example().isEmpty()));
        released("trial-unreadable", 15, TODAY);
        Step step = new Step(null, "publicity", "x", "公示", null, null, Map.of(), Map.of());
        tables.row(step, "trial-unreadable", Map.of("noticeKind", "party-affairs", "postedOn", "2026-01-01"));
        modeller(() -> take(draft, "trial-unreadable", table("trial-unreadable", 15).replace("\"party-affairs\"", "\"party-affairs")));
        assertThat(new Client(port, "modeller").get("/modeling/drafts/" + draft + "/impact?path=dmn/trial-unreadable.dmn")).satisfies(a -> {
            assertThat(a.status()).isEqualTo(400);
            assertThat(a.body()).contains("引擎读不懂的单元格");
        });
    }

    private static String party(String table) {
        int at = table.indexOf("<text>15</text>", table.indexOf("party-affairs"));
        return table.substring(0, at) + "<text>30</text>" + table.substring(at + "<text>15</text>".length());
    }

    @Test
    void pages_are_the_modellers_only_and_show_what_stands_in_the_way() {
        long draft = modeller(() -> drafts.open("页面"));
        modeller(() -> drafts.save(draft, "dmn/trial-page.dmn", table("trial-page", 15).replaceFirst("(?s)<rule (.*?)<description>.*?</description>", "<rule $1"), 0));
        assertThat(new Client(port, "modeller").get("/modeling/drafts/" + draft)).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(a.body()).contains("dmn/trial-page.dmn").contains("改好以前不能提交和发布");
        });
        for (String login : new String[] {"admin", "auditor", "zhang-clerk", "county-organization"}) {
            assertThat(new Client(port, login).get("/modeling/").status()).as(login).isEqualTo(403);
            assertThat(new Client(port, login).get("/modeling/drafts/" + draft).status()).as(login).isEqualTo(403);
        }
        assertThat(new Client(port, "modeller").get("/modeling/").body()).contains("四议两公开").contains("dmn/publicity-period.dmn");
        assertThat(new Client(port, "modeller").get("/modeling/releases").status()).isEqualTo(200);
        assertThat(new Client(port, "modeller").get("/modeling/drafts/999999999").status()).isEqualTo(404);
    }

    @Test
    void a_whole_procedure_goes_from_county_to_county_as_one_file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelSet models = drafts.inForce();
        ModelZip.write(models, ModelZip.closure(models, "decision"), out);
        Map<String, String> read = ModelZip.read("decision.zip", out.toByteArray());
        assertThat(read).containsKeys("bpmn/decision.bpmn", "bpmn/publicity.bpmn", "forms/decision-start.form", "dmn/publicity-roles.dmn");
        assertThat(read.get("bpmn/decision.bpmn")).isEqualTo(models.text("bpmn/decision.bpmn"));
        long draft = modeller(() -> drafts.open("外县导入"));
        modeller(() -> bring(draft, read));
        assertThat(drafts.findings(draft)).filteredOn(ModelFinding::blocks).isEmpty();
        assertThatThrownBy(() -> ModelZip.read("x.zip", zip("../../etc/passwd", "x"))).isInstanceOf(Refusal.class).hasMessageContaining("不是模型");
        assertThatThrownBy(() -> ModelZip.read("x.zip", zip("bpmn/x.bpmn", " ".repeat(21_000_000)))).isInstanceOf(Refusal.class)
                .hasMessageContaining("太大");
        assertThatThrownBy(() -> ModelZip.read("x.exe", new byte[] {1})).isInstanceOf(Refusal.class).hasMessageContaining("不是模型");
        assertThatThrownBy(() -> ModelZip.read("x.bpmn", new byte[] {(byte) 0xFF, (byte) 0xFE})).isInstanceOf(Refusal.class).hasMessageContaining("UTF-8");
    }

    private Void bring(long draft, Map<String, String> models) {
        drafts.bringIn(draft, models);
        return null;
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
