package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An objection and a notice that names people, as officials meet them in Tasklist and on the case page. */
@CunyiTest
class ObjectionWalkTest extends BrowserTest {

    /** Everybody here comes from one address, and the clock stands. */
    @BeforeEach
    void nobody_has_objected_today() {
        jdbc.sql("delete from throttle").update();
    }

    private Matter resolved(String title) {
        return Matter.raised(port, title, Map.of()).proposed().consulted(Map.of()).reviewed().resolved();
    }

    @Test
    void names_in_a_notice_are_cleared_one_by_one_before_it_goes_out() {
        Matter matter = resolved("冬季慰问");
        Visitor clerk = visits.of("zhang-clerk");
        Tasklist draft = new Tasklist(clerk).claim("起草公告", matter.title())
                .fill(Map.of("noticeBody", "向五保户周大山发放慰问金500元，联系电话13812345678。"));
        org.assertj.core.api.Assertions.assertThat(draft.submit()).isEqualTo(400);
        assertThat(draft.refusal()).containsText("公告正文第22字含有");
        assertThat(draft.refusal()).containsText("手机号码");
        draft.fill(Map.of("noticeBody", "向五保户周大山发放慰问金500元。")).done();
        matter.agreed();
        Visitor secretary = visits.of("zhang-secretary");
        Tasklist release = new Tasklist(secretary).claim("审签发布", matter.title()).choose("准予发布吗", "准予发布");
        secretary.seesOnlyChinese();
        org.assertj.core.api.Assertions.assertThat(release.submit()).isEqualTo(400);
        assertThat(release.refusal()).containsText("逐项核对：还有");
        release.form().locator("input[type=checkbox]").all().forEach(c -> c.check());
        secretary.snap("objection-0-cleared");
        release.done();
    }

    @Test
    void an_objection_that_is_upheld_corrects_the_notice() {
        Matter matter = resolved("疏通排水沟").drafted().agreed().released();
        Visitor clerk = visits.of("zhang-clerk");
        clerk.open("/cases/" + matter.publication());
        clerk.page().selectOption("#objection-about", "publication");
        clerk.page().fill("#objection-receivedOn", "2026-13-01");
        clerk.page().fill("#objection-content", "公告没有写明总投资。");
        clerk.press("section.action button:has-text('登记异议')");
        clerk.sees("收到日期：应写成");
        assertThat(clerk.page().locator("#objection-content")).hasValue("公告没有写明总投资。");
        clerk.page().fill("#objection-receivedOn", "2026-11-22");
        clerk.press("section.action button:has-text('登记异议')");
        clerk.sees("回执号");
        clerk.sees("应在2026年11月25日24时前答复");
        clerk.snap("objection-1-recorded");

        Visitor committee = visits.of("zhang-committee");
        Tasklist answer = new Tasklist(committee).claim("答复异议", matter.title());
        assertThat(answer.field("objectionContent")).hasValue("公告没有写明总投资。");
        answer.choose("处理意见", "公布问题成立").choose("答复是否公开", "公开").fill(Map.of("answer", "确有遗漏，补充总投资后重新公布。"));
        committee.seesOnlyChinese();
        committee.snap("objection-2-answered");
        answer.done();

        Tasklist correction = new Tasklist(clerk).claim("起草公告", matter.title());
        assertThat(correction.field("correctionReason")).hasValue("对公布的异议成立，公告更正后重新公布。确有遗漏，补充总投资后重新公布。");
        correction.fill(Map.of("noticeBody", "决议通过，总投资八万元，现予公布。"));
        clerk.snap("objection-3-correction");
        correction.done();
        matter.agreed().released();
        clerk.open("/cases/" + matter.publication());
        clerk.sees("本公告更正此前撤下的公告");
        clerk.sees("公布问题成立，已更正");
        clerk.snap("objection-4-case");
    }

    @Test
    void a_villager_objects_without_an_account_and_reads_the_answer_by_the_receipt() {
        Matter matter = resolved("整修村小学围墙").drafted().agreed().released();
        Visitor villager = visits.anonymous("villager");
        villager.open("/public/" + Sheets.ZHANG);
        villager.press(".notices a:has-text('" + matter.title() + "')");
        villager.press("a[href$='/objections']");
        villager.page().check("input[name=about][value=publication]");
        villager.page().fill("textarea[name=content]", "公告没有写明工期。");
        villager.snap("objection-5-form");
        villager.press("main form button");
        String receipt = villager.page().locator("main").innerText().replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        org.assertj.core.api.Assertions.assertThat(receipt).hasSize(14);
        villager.snap("objection-6-receipt");

        Visitor committee = visits.of("zhang-committee");
        new Tasklist(committee).claim("答复异议", matter.title()).choose("处理意见", "不成立").choose("答复是否公开", "公开")
                .fill(Map.of("answer", "工期已写入施工合同，公示在村务公开栏。")).done();
        villager.open("/public/objections");
        villager.page().fill("input[name=receipt]", receipt.toLowerCase());
        villager.press("main form button");
        villager.sees("工期已写入施工合同");
        villager.snap("objection-7-answer");
    }
}
