package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.unfitness.Handling.TODAY;

import com.microsoft.playwright.Download;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.cadre.unfitness.Handling;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 不胜任现职处置 as 柳林镇 and the county carry it out: every form of it in Tasklist, with the choices that the person sees. */
@CunyiTest
class CadreHandlingWalkTest extends CaseWalkTest {

    private static final String BOTH = "村党组织书记兼村民委员会主任";

    private Handling handling;
    private Visitor office;
    private Visitor committee;

    @BeforeEach
    void begin() {
        handling = new Handling(context, walk);
        office = visits.of("liulin-office");
    }

    private Tasklist at(Visitor visitor, String number, String step) {
        return Tasklist.at(visitor, port, number, step);
    }

    private void casePage(Visitor visitor, String number, String picture, String... seen) {
        visitor.open("/cases/" + number);
        for (String words : seen) {
            visitor.sees(words);
        }
        visitor.seesNoCodes();
        visitor.snap(picture);
    }

    private void registered(String name, String... seen) {
        office.open("/registers/cadres?org=990101101201&text=" + name);
        for (String words : seen) {
            office.sees(words);
        }
    }

    @Test
    void from_a_lead_to_a_talk_every_step_in_tasklist_and_a_county_that_sends_the_filing_back_once() {
        long post = handling.person("walk-talk", "凌云志", "村民委员会委员", "elected");
        String number = led(post);
        Visitor second = visits.of("liulin-office-2");
        Tasklist accept = at(office, number, "accept_lead").choose("是否受理", "不予受理");
        assertThat(accept.field("leadReason")).isVisible();
        accept.choose("是否受理", "受理").done();
        verified(number, second);
        printed(number);
        Tasklist told = at(office, number, "statement_and_defence").fill(Map.of("toldOn", TODAY));
        assertThat(told.form()).containsText("警示谈话");
        assertThat(told.form()).containsText("责令公开检讨并通报批评");
        assertThat(told.form()).containsText("建议其主动辞职");
        assertThat(told.form()).not().containsText("村民委员会职务停职");
        told.choose("本人是否陈述申辩", "已陈述申辩").choose("有没有新的事实", "没有").fill(Map.of("statement", "近期家中有事，今后按时公布"));
        office.snap("handling-04-statement");
        told.done();
        decided(number);
        served(number);
        Tasklist talk = at(office, handling.measure(number, UnfitnessProcess.TALK), "record_talk").fill(Map.of("talkedOn", TODAY, "place", "镇政府", "talker",
                "高立新", "recorder", "谢思齐", "talkWords", "当面指出问题，本人表示立即改正")).choose("谈话记录", "本人签字");
        office.snap("handling-07-talk");
        talk.done();
        filed(number);
        walk.fire(number, "timer_impact_ended", 95);
        Tasklist again = at(office, number, "reassess").fill(Map.of("reassessedOn", "2027-02-25", "reassessmentWords", "已按月公布")).choose("评估结果",
                "已经改正");
        office.snap("handling-11-reassess");
        again.done();
        casePage(office, number, "handling-12-closed", "已办结", "警示谈话", "凌云志", "没有被改动");
    }

    /** @return the number of the case that the office began */
    private String led(long post) {
        Tasklist start = new Tasklist(office).begin("不胜任现职处置").choose("线索来源", "信访举报").choose("涉及的职务和人员", "凌云志").fill(Map.of(
                "leadWords", "群众反映村务公开栏三个月没有更新"));
        office.seesOnlyChinese();
        office.snap("handling-01-start");
        start.done();
        return walk.follow(jdbc.sql("select case_number from unfitness where post_id = ?").param(post).query(String.class).single());
    }

    private void verified(String number, Visitor second) {
        Tasklist first = at(office, number, "verify_facts").choose("核实结果", "属实").fill(Map.of("happenedOn", "2026-11-01", "facts", "公开栏自八月起没有更新"));
        assertThat(office.page().locator("ol.tasks-list")).containsText("核实事实：信访举报（" + number + "）");
        assertThat(first.form().locator("[id*='_situation_']")).hasCount(25);
        assertThat(first.form()).containsText("情形（核实属实的，至少选择一种）");
        first.field("situation_A01").check();
        first.choose("是否按再次处理", "按系统根据影响期计算的结果");
        first.field("aggravating").check();
        assertThat(first.field("aggravatingReason")).isVisible();
        first.field("aggravating").uncheck();
        office.snap("handling-02-facts");
        first.done();
        Tasklist confirmed = at(second, number, "verify_facts");
        assertThat(confirmed.field("situation_A01")).isChecked();
        assertThat(confirmed.field("firstVerifier")).hasValue(Pattern.compile("公开栏自八月起没有更新"));
        second.snap("handling-03-confirmed");
        confirmed.choose("是否按再次处理", "按系统根据影响期计算的结果").done();
    }

    /** What the announcement proposes is posted and stands in no address. */
    private void printed(String number) {
        office.open("/cases/" + number + "/service-papers");
        office.page().selectOption("#measure-notice", "M1");
        office.snap("handling-03-papers");
        List<String> asked = new ArrayList<>();
        office.page().onRequest(r -> asked.add(r.method() + " " + r.url()));
        Download paper = office.page().waitForDownload(() -> office.page().getByText("下载处置告知书（PDF）").click());
        assertThat(paper.suggestedFilename()).contains("处置告知书");
        assertThat(asked).anyMatch(r -> r.startsWith("POST ") && r.endsWith("/service-papers/notice.pdf"));
    }

    private void decided(String number) {
        committee = visits.of("liulin-committee");
        Tasklist sheet = at(committee, number, "committee_decision").fill(Handling.sheet(null)).choose("会议通过的处置", "发现新的事实");
        assertThat(sheet.field("returnReason")).isVisible();
        assertThat(sheet.form()).containsText("不能选择，重于已告知本人的处置：责令公开检讨并通报批评");
        sheet.choose("会议通过的处置", "警示谈话");
        committee.snap("handling-05-decision");
        sheet.done();
    }

    private void served(String number) {
        Tasklist served = at(office, number, "serve_decision").fill(Map.of("servedOn", TODAY)).choose("送达方式", "本人拒绝签收").fill(Map.of("witness",
                "见证人王某"));
        served.field("rightsTold").check();
        office.snap("handling-06-service");
        served.done();
    }

    private void filed(String number) {
        Visitor bureau = visits.of("county-civil-affairs");
        Tasklist returned = at(bureau, number, "file_civil_affairs").choose("是否准予备案", "退回补正").fill(Map.of("returnReason", "缺党委会会议记录"));
        bureau.snap("handling-08-filing");
        returned.done();
        Tasklist completion = at(office, number, "complete_filing").fill(Map.of("completion", "会议记录已补报"));
        assertThat(completion.field("returnReason")).hasValue("缺党委会会议记录");
        office.snap("handling-09-completed");
        completion.done();
        Tasklist acknowledged = at(bureau, number, "file_civil_affairs").choose("是否准予备案", "准予备案");
        assertThat(acknowledged.field("completion")).hasValue("会议记录已补报");
        acknowledged.done();
        Visitor department = visits.of("county-organization");
        Tasklist other = at(department, number, "file_organization").choose("是否准予备案", "准予备案");
        department.snap("handling-10-filed");
        other.done();
    }

    @Test
    void a_public_criticism_is_followed_by_a_circular_that_is_read_out_and_never_stands_on_the_internet() {
        String number = handling.served(handling.person("walk-criticism", "屈知非", "村民委员会委员", "elected"), "M2", "A03");
        String criticism = handling.measure(number, UnfitnessProcess.CRITICISM);
        Tasklist record = at(office, criticism, "record_criticism").fill(Map.of("criticisedOn", TODAY, "place", "村民代表会议", "criticismWords", "当众检讨，村民代表提了两条意见"));
        office.snap("circular-1-record");
        record.done();
        String circular = walk.follow(walk.child(criticism, 0));
        Tasklist draft = at(office, circular, "draft_notice");
        assertThat(draft.field("noticeBody")).hasValue(Pattern.compile("屈知非.*柳林镇党委2026年11月22日集体研究", Pattern.DOTALL));
        office.snap("circular-2-draft");
        draft.done();
        committee = visits.of("liulin-committee");
        Tasklist release = at(committee, circular, "release").choose("准予发布吗", "准予发布");
        release.form().locator("[id*='_cleared_']").all().forEach(found -> found.check());
        committee.snap("circular-3-release");
        release.done();
        casePage(office, circular, "circular-4-case", "屈知非", "张村范围内张贴或者宣读，不上网公开");
        assertThat(office.page().locator("a:has-text('在公开栏查看')")).hasCount(0);
        Visitor neighbour = visits.anonymous("neighbour");
        for (String path : new String[] {"/public/990101101201", "/public/990101101", "/public/990101101201/cadres"}) {
            neighbour.open(path);
            assertThat(neighbour.main()).not().containsText("屈知非");
        }
        String notice = jdbc.sql("select id from notice where case_number = ?").param(circular).query(String.class).single();
        assertThat(neighbour.open("/public/notices/" + notice).status()).isEqualTo(404);
        walk.fire(circular, "timer_period_ended", 8);
        casePage(office, criticism, "circular-5-ended", "已办结");
    }

    @Test
    void both_posts_of_one_person_are_handled_side_by_side_and_the_case_waits_for_the_slower_one() {
        String number = handling.served(handling.person("walk-both", "项同舟", BOTH, "both"), "M3", "A07");
        String suspension = handling.measure(number, UnfitnessProcess.SUSPENSION);
        suspended(suspension, TODAY, "2027-02-21", "suspension-1-begin");
        handling.criticise(number);
        Tasklist followUp = at(office, number, "follow_up").fill(Map.of("doneOn", TODAY, "followUpWords", "已当面建议本人辞去村民委员会主任职务"));
        assertThat(followUp.field("endedOn")).not().isVisible();
        office.snap("suspension-2-follow-up");
        followUp.done();
        handling.filed(number);
        casePage(office, number, "suspension-3-both", "停职检查", "责令公开检讨并通报批评", "办理中", "项同舟");
        committee = visits.of("liulin-committee");
        walk.fire(suspension, "timer_suspension_ended", 92);
        assertThat(walk.tasks(number, "reassess")).as("one track is done, the other is not").isEmpty();
        assessed(suspension, "2027-02-22", "延长一次", "suspension-4-assess");
        Tasklist renewed = at(office, suspension, "begin_suspension");
        assertThat(renewed.field("suspendedFrom")).hasValue("2027-02-22");
        renewed.fill(Map.of("suspendedTo", "2027-03-31", "tasksSet", "补齐剩余账册")).done();
        walk.fire(suspension, "timer_suspension_ended", 38);
        assertThat(new Client(port, "liulin-committee").complete(suspension, "assess_suspension", Map.of("assessedOn", "2027-04-01", "assessment", "renew",
                "assessmentWords", "再延长")).detail()).contains("最多延长1次");
        assessed(suspension, "2027-04-01", "恢复履职", "suspension-5-resume");
        assertThat(cases.get(suspension).isOpen()).isFalse();
        assertThat(cases.get(number).isOpen()).as("its impact period runs").isTrue();
        walk.fire(number, "timer_impact_ended", 240);
        walk.complete("liulin-office", number, "reassess", Map.of("reassessedOn", "2027-11-27", "reassessment", "improved", "reassessmentWords", "已经改正"));
        casePage(office, number, "suspension-6-closed", "已办结", "停职延长", "公开检讨");
        registered("项同舟", BOTH);
    }

    private void suspended(String suspension, String from, String to, String picture) {
        Tasklist begin = at(office, suspension, "begin_suspension").fill(Map.of("suspendedFrom", from, "suspendedTo", "2027-02-22", "standIn", "党支部副书记",
                "tasksSet", "限期补齐账册、交出印章"));
        assertThat(begin.submit()).as("three months at most").isEqualTo(400);
        assertThat(begin.refusal()).containsText("停职最后一日");
        begin.fill(Map.of("suspendedTo", to));
        office.snap(picture);
        begin.done();
    }

    private void assessed(String suspension, String on, String answer, String picture) {
        Tasklist form = at(committee, suspension, "assess_suspension").fill(Map.of("assessedOn", on, "assessmentWords", "账册已补齐大部分")).choose("评估结果", answer);
        committee.snap(picture);
        form.done();
    }

    @Test
    void an_ordered_resignation_of_a_party_post_is_accepted_by_the_party_after_a_county_has_looked_again() {
        String number = handling.served(handling.person("walk-party", "房知止", "村党组织委员", "party"), "M4", "C04");
        office.open("/cases/" + number);
        office.page().fill("#request-review-askedOn", TODAY);
        office.page().fill("#request-review-reason", "本人认为处置过重");
        office.snap("resignation-1-request");
        office.press("#action-request-review button");
        Visitor department = visits.of("county-organization");
        Tasklist review = at(department, number, "review_decision").choose("复核结果", "减轻");
        review.choose("减轻为", "停职检查").choose("减轻为", "警示谈话");
        assertThat(review.form()).not().containsText("免职：");
        department.snap("resignation-2-review");
        review.choose("复核结果", "维持").fill(Map.of("reviewReason", "事实清楚，处置适当")).done();
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        Tasklist answer = at(office, resignation, "record_answer").fill(Map.of("answeredOn", TODAY, "answerWords", "同意辞职")).choose("本人答复", "提出辞职申请");
        office.snap("resignation-3-answer");
        answer.done();
        committee = visits.of("liulin-committee");
        Tasklist accepted = at(committee, resignation, "accept_resignation").fill(Map.of("acceptedOn", TODAY, "document", "柳党〔2026〕21号", "endedOn", TODAY));
        committee.snap("resignation-4-accepted");
        accepted.done();
        registered("房知止", "村党组织委员", "至2026年11月22日");
        office.snap("resignation-5-register");
    }

    @Test
    void an_ordered_resignation_of_an_elected_post_ends_it_only_with_the_villagers_own_resolution() {
        String number = handling.served(handling.person("walk-elected", "谭自明", "村民委员会委员", "elected"), "M4", "C04");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete("liulin-office", resignation, "record_answer", Map.of("answeredOn", TODAY, "resignationAnswer", "applied", "answerWords", "同意辞职"));
        String decision = resolved();
        Tasklist form = at(office, resignation, "resignation_resolution").choose("会议结果", "不接受辞职");
        assertThat(form.field("endedOn")).not().isVisible();
        form.fill(Map.of("resolutionCase", "JC-990101101201-2026-9999")).choose("会议结果", "接受辞职")
                .choose("该决议表决的是本案当事人的辞职", "是，已与决议原件核对").fill(Map.of("endedOn", TODAY));
        assertThat(form.submit()).isEqualTo(400);
        assertThat(form.refusal()).containsText("没有这样一件");
        form.fill(Map.of("resolutionCase", decision));
        office.snap("resignation-6-resolution");
        form.done();
        registered("谭自明", "村民委员会委员", "至2026年11月22日");
        casePage(office, resignation, "resignation-7-case", "已办结");
    }

    private String resolved() {
        Matter matter = Matter.raised(port, "村民委员会委员辞职", Map.of("matterKind", "resignation")).proposed().consulted(Map.of()).reviewed();
        Map<String, Object> sheet = Sheets.representatives();
        sheet.put("heldOn", TODAY);
        Client.Answer held = new Client(port, "zhang-clerk").complete(matter.number(), "villagers_resolution", sheet);
        assertThat(held.status()).as(held.body()).isEqualTo(204);
        return walk.follow(matter.number());
    }

    @Test
    void a_party_post_ends_by_removal_and_what_the_villagers_elected_goes_on_although_the_person_refuses_to_resign() {
        String number = handling.lead(handling.person("walk-removal", "冷如冰", BOTH, "both"));
        handling.accept(number);
        handling.verify(number, Handling.with(Handling.facts("B03"), "aggravating", true, "aggravatingReason", "串供"));
        handling.state(number, "M5");
        handling.decide(number, "M5");
        handling.serve(number);
        committee = visits.of("liulin-committee");
        Tasklist removal = at(committee, handling.measure(number, UnfitnessProcess.REMOVAL), "remove_party_post").fill(Map.of("removedOn", TODAY, "document",
                "柳党〔2026〕22号", "handOver", "印章和账册已移交"));
        committee.snap("removal-1-form");
        removal.done();
        registered("冷如冰", "村民委员会主任");
        office.snap("removal-2-register");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        Tasklist answer = at(office, resignation, "record_answer").fill(Map.of("answeredOn", TODAY, "answerWords", "不同意辞职")).choose("本人答复", "拒绝辞职");
        answer.done();
        Tasklist informed = at(office, resignation, "inform_villagers").fill(Map.of("informedOn", TODAY, "informedWords", "在村公告栏张贴，并在村民代表会议上宣读"));
        office.snap("removal-3-informed");
        informed.done();
        walk.complete("liulin-office", number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已告知"));
        casePage(office, number, "removal-4-case", "拒绝辞职", "冷如冰");
        registered("冷如冰", "村民委员会主任");
        assertThat(jdbc.sql("select count(*) from recall r join post t on t.id = r.post_id join person p on p.id = t.person_id where p.login ="
                + " 'walk-removal'").query(Integer.class).single()).as("nobody but villagers begins a recall").isZero();
    }
}
