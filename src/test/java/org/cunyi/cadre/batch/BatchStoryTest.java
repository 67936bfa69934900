package org.cunyi.cadre.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.PlantedWords;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.cadre.qualification.Candidates;
import org.cunyi.deliberation.resolution.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 柳林镇 sends its candidates together: over plain HTTP, as the township, the county and everybody else meet it. */
@CunyiTest
@ExtendWith(OutputCaptureExtension.class)
class BatchStoryTest {

    private static final String TODAY = "DAY-2026-11-22";
    private static final String TITLE = "2026年村“两委”换届人选联审";
    private static final String NAME = "司马绝密";
    private static final Pattern NUMBER = Pattern.compile("LS-990101101-2026-\\d{4}");

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;

    @AfterEach
    void reset() {
        clock.reset();
    }

    private BatchPages as(String login) {
        return new BatchPages(port, login);
    }

    private BatchPages office() {
        return as("liulin-office");
    }

    private static String at(String batch) {
        return BatchPages.PATH + "/" + batch;
    }

    private static List<String> row(String post, String village, String name, String number, String login) {
        return List.of(post, village, name, number, login);
    }

    private static List<List<String>> good(int count) {
        return IntStream.range(0, count).mapToObj(i -> row(i % 2 == 0 ? "村委会成员" : "村文书", i % 3 == 0 ? "李村" : "990101101201", NAME, identity(), ""))
                .toList();
    }

    private List<String> cases(String batch) {
        return jdbc.sql("select case_number from qualification_batch_case where batch = ? order by case_number").param(batch).query(String.class).list();
    }

    private int reviews() {
        return jdbc.sql("select count(*) from case_file where process = 'cadre-qualification'").query(Integer.class).single();
    }

    private AuditEntry last(String action, String batch) {
        return audit.entries(TODAY).stream().filter(e -> e.action().equals(action) && e.subject().equals(batch)).reduce((a, b) -> b).orElseThrow();
    }

    private void take(String number, String... found) {
        assertThat(new Client(port, "liulin-committee").complete(number, "first_review", Map.of("firstReview", "forward")).status()).isEqualTo(204);
        Candidates.UNITS.keySet().forEach(u -> assertThat(new Client(port, u).complete(number, "unit_review", Candidates.answer(u, found)).status())
                .as(u).isEqualTo(204));
    }

    private void concluded(String number, String conclusion) {
        assertThat(new Client(port, "county-organization").complete(number, "conclusion", Map.of("conclusion", conclusion)).status()).isEqualTo(204);
    }

    @Test
    void a_batch_is_opened_under_a_title_that_names_nobody_and_candidates_are_entered_one_by_one() {
        String batch = office().opened(TITLE);
        assertThat(batch).matches("LP-990101101-2026-\\d{4}");
        assertThat(last("batch.opened", batch).payload()).contains("990101101", "hmac:").doesNotContain("换届");
        for (String bad : List.of("", "  ", "候选人：张伟", "身份证" + identity() + "的联审", "长".repeat(61))) {
            BatchPages.Answer refused = office().post(BatchPages.PATH, Map.of("title", bad));
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.text()).contains("批次名称：");
        }
        assertThat(office().get(at(batch)).text()).contains("换届人选联审", "这个批次还没有人选", "没有逾期未答复的单位", "村务监督委员会主任");

        String number = identity();
        Map<String, String> form = new HashMap<>(Map.of("title", "村委会主任", "postVillage", "990101101201", "candidateName", NAME, "identityNumber",
                number.substring(0, 17) + (number.endsWith("0") ? "1" : "0")));
        BatchPages.Answer refused = office().post(at(batch) + "/candidates", form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("公民身份号码：校验码不正确", NAME);
        form.put("identityNumber", number);
        int before = reviews();
        BatchPages.Answer entered = office().post(at(batch) + "/candidates", form);
        assertThat(entered.status()).as(entered.text()).isEqualTo(302);
        assertThat(entered.location()).doesNotContain(number).contains("entered=LS-");
        assertThat(reviews()).isEqualTo(before + 1);
        String page = office().get(entered.location().replaceFirst("http://[^/]*", "")).text();
        assertThat(page).contains("已录入一名人选", cases(batch).get(0), "张村", "村委会主任", "初审").doesNotContain(NAME, number);
        assertThat(office().post(at(batch) + "/candidates", form).text()).contains("此人正在就同一职务接受联审");
        assertThat(reviews()).as("what is refused opens no case").isEqualTo(before + 1);
        assertThat(new Client(port, "liulin-office").get("/api/cases/" + cases(batch).get(0)).json().path("sections").toString())
                .contains("联审批次", batch);
    }

    @Test
    void a_file_with_bad_rows_enters_nothing_unless_the_official_wants_the_rest() {
        String batch = office().opened(TITLE);
        String known = identity();
        String wrong = identity().substring(0, 17) + "?";
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("村委会主任", "张村", NAME, known, ""));
        rows.add(row("村委会主任", "张村", NAME, wrong, ""));
        rows.add(row("村委会成员", "王村", NAME, identity(), ""));
        rows.add(row("镇长", "李村", NAME, identity(), ""));
        rows.add(row("村委会主任", "张村", NAME, known, ""));
        rows.add(row("村文书", "李村", NAME, identity(), "li-clerk"));
        rows.add(row("村文书", "", "", identity(), ""));
        rows.add(row("村文书", "990101101202", NAME, identity(), ""));
        int before = reviews();
        int lastBefore = lastNumber();
        BatchPages.Answer refused = office().bringIn(batch, "名单.xlsx", CandidateLists.xlsx(rows), false);
        assertThat(refused.status()).isEqualTo(400);
        String told = refused.text();
        assertThat(told).contains("文件共8行，有6行有问题，没有录入任何人选", "<td>3</td><td>公民身份号码</td>", "<td>4</td><td>所在村</td>",
                "<td>5</td><td>拟任职务</td>", "<td>6</td><td>公民身份号码</td><td>与第2行是同一人、同一职务</td>", "<td>7</td><td>登录名</td>",
                "<td>8</td><td>所在村</td><td>必须填写</td>", "<td>8</td><td>姓名</td>", "前17位是数字").doesNotContain(NAME, known, wrong, "镇长", "li-clerk");
        assertThat(reviews()).isEqualTo(before);
        assertThat(cases(batch)).isEmpty();
        assertThat(last("candidates.imported", batch).payload()).contains("\"rows\":8", "\"entered\":0", "\"refused\":6").doesNotContain(known);

        BatchPages.Answer rest = office().bringIn(batch, "名单.xlsx", CandidateLists.xlsx(rows), true);
        assertThat(rest.status()).isEqualTo(200);
        assertThat(rest.text()).contains("录入2名人选，有问题的6行没有录入");
        assertThat(cases(batch)).hasSize(2);
        assertThat(lastNumber()).as("what was tried out leaves no gap").isEqualTo(lastBefore + 2);

        assertThat(office().bringIn(batch, "名单.csv", CandidateLists.csv(good(3)), false).text()).contains("录入3名人选。");
        assertThat(cases(batch)).hasSize(5);
        assertThat(audit.verify(cases(batch).get(4)).intact()).isTrue();
        assertThat(audit.entries(cases(batch).get(4)).stream().map(AuditEntry::action)).contains("case.opened", "candidate.entered", "batch.joined");
    }

    private int lastNumber() {
        return jdbc.sql("select coalesce(max(last_number), 0) from case_counter where prefix = 'LS' and org_code = '990101101' and case_year = 2026")
                .query(Integer.class).single();
    }

    @Test
    void the_same_file_sent_again_enters_nobody_twice_and_two_at_once_enter_each_person_once() {
        String batch = office().opened(TITLE);
        byte[] file = CandidateLists.csv(good(8));
        List<BatchPages.Answer> both = Stream.of("liulin-office", "liulin-office-2").map(login -> CompletableFuture.supplyAsync(
                () -> as(login).bringIn(batch, "名单.csv", file, true))).toList().stream().map(CompletableFuture::join).toList();
        assertThat(both).allSatisfy(a -> assertThat(a.status()).as(a.text()).isIn(200, 400));
        assertThat(cases(batch)).hasSize(8);
        assertThat(jdbc.sql("select count(distinct q.identity_mark) from qualification q join qualification_batch_case m on m.case_number = q.case_number"
                + " where m.batch = ?").param(batch).query(Integer.class).single()).isEqualTo(8);
        BatchPages.Answer again = office().bringIn(batch, "名单.csv", file, false);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("有8行有问题", "此人正在就同一职务接受联审");
        assertThat(cases(batch)).hasSize(8);
    }

    @Test
    void a_file_that_is_no_list_of_candidates_is_refused_as_a_whole_and_not_quoted() {
        String batch = office().opened(TITLE);
        String secret = identity();
        Map<String, byte[]> files = new HashMap<>();
        files.put("a.csv", ("村委会主任,张村," + NAME + "," + secret + "\n").getBytes());
        files.put("b.csv", "拟任职务,所在村,姓名\n村委会主任,张村,甲\n".getBytes());
        files.put("c.csv", String.join(",", CandidateLists.HEADS).getBytes());
        files.put("d.txt", CandidateLists.csv(good(1)));
        files.put("e.xlsx", "没有".getBytes());
        files.put("f.csv", CandidateLists.csv(IntStream.range(0, 501).mapToObj(i -> row("村文书", "张村", NAME, "1", "")).toList()));
        files.put("g.csv", new byte[0]);
        files.forEach((name, content) -> {
            BatchPages.Answer refused = office().bringIn(batch, name, content, true);
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.text()).as(name).contains("class=\"problem\"").doesNotContain(secret, NAME);
        });
        assertThat(cases(batch)).isEmpty();
        assertThat(office().bringIn(batch, "h.csv", CandidateLists.csv(List.of(row("村文书", "张村", NAME, identity(), ""),
                List.of("村文书", "张村", NAME, identity(), "", "多"))), false).text()).contains("<td>3</td><td></td><td>有内容在没有列名的格子里");
    }

    @Test
    void the_township_and_the_county_follow_it_only_the_office_writes_and_nobody_else_finds_it() {
        String batch = office().opened(TITLE);
        assertThat(office().bringIn(batch, "名单.csv", CandidateLists.csv(good(1)), false).status()).isEqualTo(200);
        String number = cases(batch).get(0);
        for (String reader : List.of("liulin-office", "liulin-committee", "county-organization")) {
            assertThat(as(reader).get(BatchPages.PATH).text()).as(reader).contains(at(batch));
            assertThat(as(reader).get(at(batch)).text()).as(reader).contains(number).doesNotContain(NAME);
            assertThat(as(reader).get(at(batch) + "/summary.xlsx").status()).isEqualTo(200);
        }
        for (String reader : List.of("liulin-committee", "county-organization")) {
            assertThat(as(reader).get(at(batch)).text()).doesNotContain("导入名单");
            assertThat(as(reader).post(BatchPages.PATH, Map.of("title", TITLE)).status()).isEqualTo(403);
            assertThat(as(reader).post(at(batch) + "/candidates", Map.of("title", "村文书")).status()).isEqualTo(403);
            assertThat(as(reader).bringIn(batch, "名单.csv", CandidateLists.csv(good(1)), true).status()).isEqualTo(403);
        }
        for (String stranger : List.of("shiqiao-office", "unit-police", "zhang-secretary", "county-civil-affairs", "auditor", "modeller", "admin")) {
            for (String path : List.of(at(batch), at(batch) + "/summary.xlsx", at(batch) + "/summary.pdf", "/cases/" + number + "/explanation.pdf")) {
                assertThat(as(stranger).get(path).status()).as(stranger + path).isIn(403, 404);
            }
            assertThat(as(stranger).post(at(batch) + "/candidates", Map.of("title", "村文书")).status()).isIn(403, 404);
            assertThat(as(stranger).bringIn(batch, "名单.csv", CandidateLists.csv(good(1)), true).status()).isIn(403, 404);
        }
        assertThat(as("shiqiao-office").get(BatchPages.PATH).text()).doesNotContain(batch).contains("没有符合条件的批次");
        assertThat(as("shiqiao-office").post(BatchPages.PATH, Map.of("title", TITLE, "township", "990101101")).status()).isEqualTo(403);
        assertThat(as(null).get(at(batch)).status()).isEqualTo(302);
        assertThat(cases(batch)).hasSize(1);
    }

    @Test
    void the_page_counts_by_state_and_names_the_silent_units_with_their_days() {
        String batch = office().opened(TITLE);
        office().bringIn(batch, "名单.csv", CandidateLists.csv(good(5)), false);
        List<String> numbers = cases(batch);
        Client committee = new Client(port, "liulin-committee");
        committee.complete(numbers.get(0), "first_review", Map.of("firstReview", "forward"));
        committee.complete(numbers.get(1), "first_review", Map.of("firstReview", "forward"));
        committee.complete(numbers.get(2), "first_review", Map.of("firstReview", "return", "firstReason", "材料不齐"));
        committee.complete(numbers.get(3), "first_review", Map.of("firstReview", "not-forwarded", "firstReason", "不符合条件"));
        String told = office().get(at(batch)).text().replaceAll("\\s+", " ");
        assertThat(told).contains("告知本人不予上报 <strong>1<");
        new Client(port, "liulin-office").complete(numbers.get(3), "tell_candidate", Map.of("toldOn", TestClock.TODAY.toString(), "lookAsked", "false"));
        new Client(port, "unit-court").complete(numbers.get(0), "unit_review", Candidates.answer("unit-court"));
        clock.plusDays(9);
        String page = office().get(at(batch)).text().replaceAll("\\s+", " ");
        assertThat(page).contains("录入（补正） <strong>1<", "初审 <strong>1<", "单位联审中 <strong>2<", "未上报 <strong>1<", "待结论 <strong>0<");
        assertThat(page).containsPattern("人民法院</td><td>1名</td> <td><strong class=\"late\">4天").containsPattern("公安局</td><td>2名</td>")
                .doesNotContain("材料不齐");
        assertThat(numbersOn(office().get(at(batch) + "?state=not-forwarded").text())).containsExactly(numbers.get(3));
        assertThat(numbersOn(office().get(at(batch) + "?page=1").text())).isEmpty();
        assertThat(office().get(at(batch) + "?state=lost").status()).isEqualTo(400);
        assertThat(office().get(BatchPages.PATH + "?state=open&year=2026").text()).contains(batch, "5名", "未结4名");
        assertThat(office().get(BatchPages.PATH + "?state=done").text()).doesNotContain(batch);
        assertThat(office().get(BatchPages.PATH + "?year=2025").text()).doesNotContain(batch);
        assertThat(office().get(BatchPages.PATH + "?year=99").status()).isEqualTo(400);
        assertThat(as("county-organization").get(BatchPages.PATH + "?org=990101102").text()).doesNotContain(batch);
        assertThat(as("county-organization").get(BatchPages.PATH + "?org=990101101").text()).contains(batch);
    }

    private static List<String> numbersOn(String page) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = Pattern.compile("/cases/(" + NUMBER + ")\"").matcher(page);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    @Test
    void the_summary_sheet_and_the_explanation_say_items_and_articles_and_never_the_unit() {
        String batch = office().opened(TITLE);
        String identity = identity();
        office().bringIn(batch, "名单.xlsx", CandidateLists.xlsx(List.of(row("村委会主任", "张村", NAME, identity, ""), row("村文书", "李村", "=1+1", identity(),
                ""))), false);
        String number = cases(batch).get(0);
        assertThat(office().get("/cases/" + number + "/explanation.pdf").status()).isEqualTo(404);
        take(number, "N08");
        assertThat(new Client(port, "liulin-office").complete(number, "candidate_statement", Map.of("stated", "waived", "toldOn", TestClock.TODAY.toString()))
                .status()).isEqualTo(204);
        assertThat(office().get(at(batch) + "/summary.xlsx").rows().get(3).get(6)).as("before the conclusion").isEmpty();
        concluded(number, "defer");

        List<List<String>> rows = office().get(at(batch) + "/summary.xlsx").rows();
        assertThat(rows.get(0)).containsExactly("任职资格联审汇总表：" + TITLE);
        assertThat(rows.get(1).get(0)).contains("清河县柳林镇", batch, "2026-11-22");
        assertThat(rows.get(2)).containsExactly("序号", "姓名", "身份证号", "村", "拟任职务", "初审意见", "联审发现的项目", "联审结论", "结论日期", "有效期至");
        assertThat(rows.get(3)).startsWith("1", NAME, identity.substring(0, 6) + "********" + identity.substring(14), "张村", "村委会主任", "同意上报")
                .endsWith("暂缓", "2026-11-22", "");
        assertThat(rows.get(3).get(6)).startsWith("N08 ").contains("依据：").doesNotContain("法院", "文书〔2026〕7号", "属实");
        assertThat(rows.get(4)).startsWith("2", "=1+1").contains("村文书").endsWith("", "", "", "", "");
        assertThat(rows.get(5).get(0)).contains("签字", "盖章");

        String pdf = office().get(at(batch) + "/summary.pdf").printed();
        assertThat(pdf).contains("任职资格联审汇总表", NAME, "********", "N08", "暂缓", "同意上报", "签字").doesNotContain(identity, "法院", "文书〔2026〕7号");
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("summary-sheet"))).hasSize(3);
        assertThat(last("batch.exported", batch).payload()).contains("pdf", "\"candidates\":2");

        String explanation = office().get("/cases/" + number + "/explanation.pdf").printed();
        assertThat(explanation).contains("任职资格联审说明", NAME, "张村", "村委会主任", "N08", "依据：", "暂缓", "本人签收", number)
                .doesNotContain("法院", identity, "文书〔2026〕7号", "属实");
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("explanation-sheet"))).hasSize(1);
        assertThat(office().get("/cases/" + number).text()).contains("/cases/" + number + "/explanation.pdf", at(batch));
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void neither_the_page_nor_the_sheet_asks_more_the_more_candidates_there_are() {
        String few = office().opened(TITLE);
        office().bringIn(few, "少.csv", CandidateLists.csv(good(2)), false);
        String many = office().opened(TITLE);
        office().bringIn(many, "多.csv", CandidateLists.csv(good(12)), false);
        for (String path : List.of("", "/summary.xlsx", "/summary.pdf")) {
            office().get(at(few) + path);
            assertThat(asked(at(many) + path)).as(path).isEqualTo(asked(at(few) + path)).isBetween(1, 60);
        }
        assertThat(asked(BatchPages.PATH)).isEqualTo(asked(BatchPages.PATH + "?year=2025"));
    }

    /** The least of several times: other threads of the product may ask something meanwhile. */
    private int asked(String path) {
        return IntStream.range(0, 3).map(i -> {
            try (StatementCount count = new StatementCount()) {
                assertThat(office().get(path).status()).isEqualTo(200);
                return count.ours() + count.engine();
            }
        }).min().orElseThrow();
    }

    @Test
    void nothing_of_an_import_stands_in_clear_in_the_database_or_in_the_log(CapturedOutput log) {
        String batch = office().opened(TITLE);
        String entered = identity();
        String refused = identity();
        List<List<String>> rows = List.of(row("村委会主任", "张村", "端木机密", entered, ""), row("村长", "张村", "端木机密", refused, ""),
                row(refused, "端木机密", "端木机密", refused, "端木机密"));
        office().bringIn(batch, "端木机密名单.csv", CandidateLists.csv(rows), false);
        assertThat(office().bringIn(batch, "端木机密名单.csv", CandidateLists.csv(rows), true).text()).contains("录入1名人选").doesNotContain(refused, entered);
        office().get(at(batch) + "/summary.pdf");
        for (String planted : List.of("端木机密", entered, refused)) {
            assertThat(PlantedWords.columns(jdbc, planted)).as(planted).isEmpty();
            assertThat(log.getAll()).doesNotContain(planted);
        }
    }

    @Test
    void the_template_has_the_columns_that_an_import_asks_for() {
        assertThat(office().get(BatchPages.PATH + "/template.xlsx").rows()).containsExactly(CandidateLists.HEADS);
        assertThat(office().get(BatchPages.PATH + "/template.csv").text().strip()).endsWith(String.join(",", CandidateLists.HEADS));
        assertThat(as("auditor").get(BatchPages.PATH + "/template.csv").status()).isEqualTo(403);
    }
}
