package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.Evening.DAY;
import static org.cunyi.deliberation.Evening.LI;
import static org.cunyi.deliberation.Evening.agenda;
import static org.cunyi.deliberation.Evening.carried;
import static org.cunyi.deliberation.Evening.lost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.deliberation.session.Agenda;
import org.cunyi.deliberation.session.Attendances;
import org.cunyi.deliberation.session.MinutesPaper;
import org.cunyi.deliberation.session.SignInDesk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An evening of 李村's council over plain HTTP: what is refused, who may not, two clerks at one door, the minutes. */
@CunyiTest
class DeliberationSessionStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TestClock clock;
    @Autowired
    private Identities identities;
    @Autowired
    private SignInDesk desk;
    @Autowired
    private Cases cases;
    @Autowired
    private Attendances attendances;
    @Autowired
    private Agenda items;
    @Autowired
    private MinutesPaper minutes;
    @Autowired
    private List<ArchivePart> parts;
    @Autowired
    private JdbcClient jdbc;

    private Evening evening;
    private Client chair;
    private Client clerk;

    @BeforeEach
    void people() {
        clock.reset();
        evening = new Evening(context, LI);
        evening.clearAll();
        chair = new Client(port, "li-council-chair");
        clerk = new Client(port, "li-clerk");
    }

    @AfterEach
    void leave_nothing_to_others() {
        clock.reset();
        evening.clearAll();
    }

    private Answer start(Client who) {
        return who.post("/api/cases", Map.of("process", DeliberationProcess.SESSION, "villageCode", LI, "variables", Map.of("title", "冬季议事会",
                "summary", "商议水渠和路灯")));
    }

    private String begin() {
        Answer started = start(chair);
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return started.json().path("caseNumber").asText();
    }

    private String called(String... topics) {
        String number = begin();
        ok(chair.complete(number, "agenda", agenda(DAY, topics)));
        clock.plusDays(3);
        return number;
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static void refused(Answer answer, String field, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors")).extracting(e -> e.path("field").asText()).contains(field);
        assertThat(answer.detail()).contains(words);
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> more = new HashMap<>(form);
        more.put(key, value);
        return more;
    }

    private JsonNode shown(Client who, String number, String step) {
        return who.get("/engine-rest/task/" + who.task(number, step) + "/form-variables").json();
    }

    @Test
    void only_a_chair_whose_village_has_a_council_begins_a_session_and_one_at_a_time() {
        assertThat(start(clerk).status()).isEqualTo(403);
        String number = begin();
        refused(start(chair), "title", "本村议事会议" + number + "尚未开完");
        evening.clearAll();
        jdbc.sql("update council_member set left_on = date '2026-11-01' where org_code = ? and left_on is null").param(LI).update();
        try {
            refused(start(chair), "title", "本村目前没有议事会");
        } finally {
            jdbc.sql("update council_member set left_on = null where org_code = ? and left_on = date '2026-11-01'").param(LI).update();
        }
    }

    @Test
    void an_agenda_that_is_not_in_order_is_refused_and_nothing_changes() {
        String canal = evening.topic("修整水渠");
        String lamps = evening.topic("安装路灯");
        String number = begin();
        String task = chair.task(number, "agenda");
        Map<String, Object> form = agenda(DAY, canal, lamps);
        refused(chair.submit(task, with(form, "heldOn", "2026-11-24")), "heldOn", "提前2天通知，不足3天（本县规定（默认），参照本县群众议事会文件），最早为2026-11-25");
        refused(chair.submit(task, with(form, "startsAt", "25:00")), "startsAt", "开始时间：格式不正确");
        refused(chair.submit(task, with(form, "endsAt", "19:30")), "endsAt", "结束时间：必须晚于开始时间");
        refused(chair.submit(task, with(form, "place", null)), "place", "会议地点：必须填写");
        refused(chair.submit(task, with(form, "speaker_" + lamps, null)), "speaker_" + lamps, "议题“安装路灯”的发言人：必须填写");
        refused(chair.submit(task, with(form, "position_" + lamps, 1)), "position_" + lamps, "第1项已有其他议题");
        refused(chair.submit(task, with(form, "planned_" + canal, 0)), "planned_" + canal, "预计时长");
        refused(chair.submit(task, agenda(DAY)), "topic", "至少选择一项");
        refused(chair.submit(task, with(form, "guests", "王律师，某律所，wang@example.org，法律顾问\n\n赵工，水利站，赵工")), "guests", "第3行应写成");
        refused(chair.submit(task, with(form, "guests", "赵工，水利站，赵工，技术指导")), "guests", "第1行的邮箱“赵工”不是有效的邮箱地址");
        refused(chair.submit(task, Map.of("arrangement", "cancel")), "reason", "不再召开的理由：必须填写");
        String other = new Evening(context, Evening.ZHANG).topic("别村的事");
        refused(chair.submit(task, with(form, "topic_" + other, true)), "topic_" + other, "不是本表单的填写项");
        assertThat(List.of(canal, lamps)).extracting(evening::stateOf).containsOnly("accepted");
        assertThat(clerk.submit(task, form).status()).isEqualTo(403);
        assertThat(shown(chair, number, "agenda").path("speaker_" + canal).path("value").asText()).isEqualTo("郑巧云");
        ok(chair.submit(task, with(form, "guests", "王律师，某律所，wang@example.org，法律顾问\n赵工,水利站,,技术指导")));
        String page = clerk.get("/deliberation/sessions/" + number).body();
        assertThat(page).contains("村委会二楼会议室", "修整水渠", "王律师（某律所）：法律顾问", "须另行通知", "李金凤", "赵工（列席）").doesNotContain("name=\"state\"");
        refused(clerk.complete(number, "sign_in", evening.came(14)), "present", "会议定于2026年11月25日召开，当天才能签到");
    }

    @Test
    void who_may_see_a_session_may_not_yet_sign_anybody_in() {
        String number = called(evening.topic("修整水渠"));
        String path = "/deliberation/sessions/" + number;
        assertThat(new Client(port, "li-council-member").get(path).body()).contains("冬季议事会").doesNotContain("name=\"state\"");
        assertThat(clerk.get(path).body()).contains("name=\"state\"");
        assertThat(new Client(port, "liulin-office").get(path).status()).isEqualTo(200);
        assertThat(new Client(port, "zhang-clerk").get(path).status()).isEqualTo(404);
        assertThat(new Client(port, "zhang-council-member").get(path).status()).isEqualTo(404);
        assertThat(new Client(port, null).get(path).status()).isIn(302, 401);
        assertThat(clerk.get(path + "/minutes.pdf").status()).isEqualTo(404);
        assertThat(enter("li-council-member", number, 0, "present")).isEqualTo("只有办理签到的人员可以登记");
        assertThat(enter("li-clerk", number, 0, "present")).isNull();
        assertThat(enter("li-clerk", number, 0, "present")).isEqualTo("李怀谷已签到，请刷新后查看");
        assertThat(enter("li-clerk", number, 0, "excused")).contains("李怀谷已签到");
        assertThat(enter("li-clerk", number, 1, "excused")).isNull();
        assertThat(enter("li-clerk", number, 1, "present")).isNull();
        assertThat(enter("li-clerk", number, 1, "none")).isNull();
        assertThat(enter("li-clerk", number, 1, "none")).contains("没有登记，无须撤销");
        assertThat(chair.post("/api/cases/" + number + "/reschedule", Map.of("reason", "改期")).status()).isEqualTo(409);
        assertThat(shown(clerk, number, "sign_in").path("present_" + evening.members().get(0)).path("value").asBoolean()).isTrue();
        Map<String, Object> without = evening.came(20);
        without.remove("present_" + evening.members().get(0));
        refused(clerk.complete(number, "sign_in", without), "present_" + evening.members().get(0), "李怀谷：已登记为实到，表中没有勾选");
        refused(clerk.complete(number, "sign_in", with(evening.came(20), "excused_" + evening.members().get(3), true)), "excused_" + evening.members().get(3), "不能既是实到又是请假");
        ok(clerk.complete(number, "sign_in", evening.came(14)));
        assertThat(enter("li-clerk", number, 19, "present")).contains("签到已经结束");
    }

    /** @return what was said where it was refused, else {@code null} */
    private String enter(String login, String number, int member, String state) {
        try {
            new Acting(identities).as(login, () -> desk.enter(cases.get(number), evening.members().get(member), state));
            return null;
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    @Test
    void of_two_who_sign_in_the_same_member_at_once_one_wins_and_the_other_is_told() throws Exception {
        String number = called(evening.topic("修整水渠"));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int member = 0; member < 5; member++) {
                CyclicBarrier together = new CyclicBarrier(2);
                int whom = member;
                Callable<String> one = () -> {
                    together.await();
                    return enter("li-clerk", number, whom, "present");
                };
                List<String> said = new ArrayList<>();
                for (Future<String> answer : two.invokeAll(List.of(one, one))) {
                    said.add(answer.get());
                }
                assertThat(said).containsOnlyOnce((String) null);
                assertThat(said.stream().filter(s -> s != null)).singleElement().asString().contains("已签到");
            }
        } finally {
            two.shutdown();
        }
        assertThat(attendances.of(number, 1)).hasSize(5);
    }

    @Test
    void another_number_than_the_base_figure_needs_a_reason_that_is_printed() throws IOException {
        String number = called(evening.topic("修整水渠"));
        long gone = evening.members().get(19);
        jdbc.sql("update council_member set left_on = date '2026-11-23' where id = ?").param(gone).update();
        try {
            refused(clerk.complete(number, "sign_in", evening.came(13)), "expectedReason", "按名册应到19人，登记的基数为20人");
            ok(clerk.complete(number, "sign_in", with(evening.came(13), "expectedReason", "一人迁出，尚未补选")));
            ok(chair.complete(number, "resolution_progress", Map.of()));
            ok(chair.complete(number, "deliberate_topic", with(carried(13, 0, 0), "responsible", "li-committee")));
            assertThat(text(number)).contains("19人（与登记的基数不符，理由：一人迁出，尚未补选）");
        } finally {
            jdbc.sql("update council_member set left_on = null where id = ?").param(gone).update();
        }
    }

    @Test
    void the_minutes_and_the_proposed_notice_come_from_the_record() throws IOException {
        String number = called(evening.topic("修整水渠"), evening.topic("安装路灯"));
        ok(clerk.complete(number, "sign_in", with(evening.came(15), "excused_" + evening.members().get(19), true)));
        ok(chair.complete(number, "resolution_progress", Map.of()));
        Map<String, Object> byName = with(evening.byName(14, 10), "recused_" + evening.members().get(14), true);
        byName.put("responsible", "li-committee");
        refused(chair.complete(number, "deliberate_topic", with(byName, "vote_" + evening.members().get(14), "against")), "vote", "回避的成员不能表决");
        refused(chair.complete(number, "deliberate_topic", with(byName, "vote_" + evening.members().get(3), null)), "vote_" + evening.members().get(3), "没有填写");
        refused(chair.complete(number, "deliberate_topic", with(byName, "responsible", "zhang-committee")), "responsible", "不在可选范围内");
        ok(chair.complete(number, "deliberate_topic", byName));
        ok(chair.complete(number, "deliberate_topic", lost(7, 8, "postpone")));
        String first = "confirmed_" + items.of(number).get(0).id();
        ok(clerk.complete(number, "minutes", Map.of("content", "会议气氛热烈。", first, "true")));
        assertThat(clerk.get("/deliberation/sessions/" + number + "/minutes.pdf").status()).isEqualTo(200);
        assertThat(clerk.get("/cases/" + number + "/sheets/deliberate_topic.pdf?attempt=2").status()).isEqualTo(200);
        assertThat(text(number)).contains("清河县柳林镇李村", "李村议事会会议纪要", "2026年11月25日19:30至21:00", "实到", "15人（达到法定人数", "请假", "缺席",
                "议题1", "修整水渠", "回避", "赞成10票，反对4票", "点名赞成", "点名表决结果由吴静怡核实", "年内完成东段清淤", "延至下次会议再议", "会议气氛热烈");
        String publication = clerk.get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        JsonNode notice = shown(clerk, publication, "draft_notice");
        String body = notice.path("noticeBody").path("value").asText();
        assertThat(notice.path("noticeTitle").path("value").asText()).isEqualTo("李村“冬季议事会”议事结果公告");
        assertThat(body).contains("应到成员20人，实到15人，符合法定人数", "本村没有尚未了结的决议", "1. “修整水渠”：赞成10票，反对4票，弃权0票，通过。决议：年内完成东段清淤（责任人李春阳，2026年12月20日前完成）",
                "2. “安装路灯”：赞成7票，反对8票，弃权0票，未通过，延至下次会议再议。").doesNotContain("郑巧云", "李怀谷");
        assertThat(archived(number)).contains("会议纪要.pdf");
        assertThat(clerk.get("/cases/" + number).body()).contains("打开“议事会议”页面", "达到法定人数，应到20人，实到15人", "延至下次会议再议");
    }

    private String text(String number) throws IOException {
        byte[] pdf = minutes.print(cases.get(number)).orElseThrow();
        java.nio.file.Files.write(java.nio.file.Path.of("target", "minutes.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            return new PDFTextStripper().getText(document).replaceAll("\\R", "");
        }
    }

    private List<String> archived(String number) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ArchiveFile archive = new ArchiveFile(bytes, clock.instant())) {
            for (ArchivePart part : parts.stream().filter(p -> p.getClass().getSimpleName().equals("MinutesPart")).toList()) {
                part.addTo(archive, number);
            }
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
