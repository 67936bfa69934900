package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.unfitness.Handling.TODAY;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.cadre.Releases;
import org.cunyi.cadre.recall.Petitions;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.unfitness.Handling;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From somebody of 李村 who will not resign to the villagers who recall him, and to others whom they do not. */
@CunyiTest
class RecallThreadTest extends CaseWalkTest {

    private Handling handling;
    private Petitions petitions;
    private Releases releases;

    @BeforeEach
    void begin() {
        handling = new Handling(context, walk);
        petitions = new Petitions(context, walk);
        releases = new Releases(port, jdbc);
    }

    /** A member whom the village's public page knows. */
    private long known(String login, String name) {
        long post = petitions.post(login, name, PostKind.ELECTED, "村民委员会委员");
        releases.released(releases.notice(post), "li-clerk", "li-supervision", "li-secretary");
        return post;
    }

    private int recallsOf(long post) {
        return jdbc.sql("select count(*) from recall where post_id = ?").param(post).query(Integer.class).single();
    }

    private Visitor publicPage(String name, boolean there, String picture) {
        Visitor neighbour = visits.anonymous("neighbour");
        neighbour.open("/public/" + Petitions.LI + "/cadres");
        neighbour.snap(picture);
        assertThat(neighbour.main().innerText().contains(name)).as(name + " on the public page").isEqualTo(there);
        return neighbour;
    }

    @Test
    void whoever_refuses_to_resign_stays_until_villagers_petition_vote_and_recall_him() {
        long post = known("thread-refused", "洪启明");
        refusedToResign(post);
        assertThat(recallsOf(post)).as("nothing begins by itself").isZero();
        Visitor clerk = visits.of("li-clerk");
        Visitor office = visits.of("liulin-office");
        String number = petitioned(clerk, post);
        verified(office, number);
        Tasklist heard = Tasklist.at(office, port, number, "defence").fill(Map.of("toldOn", TODAY, "defence", "本人认为所列事项不实")).choose("本人是否申辩", "已申辩");
        office.snap("recall-04-defence");
        heard.done();
        voted(clerk, number);
        releases.released(walk.child(number, 0), "liulin-office", "liulin-committee");
        walk.fire(walk.follow(walk.child(number, 0)), "timer_period_ended", 16);
        petitions.acknowledge(number);
        assertThat(cases.get(number).outcome()).isEqualTo("recalled");
        office.open("/cases/" + number);
        office.sees("已办结：");
        office.seesNoCodes();
        office.snap("recall-08-case");
        office.open("/registers/cadres?org=" + Petitions.LI + "&state=ended&text=洪启明");
        office.sees("2026年11月22日");
        office.press("main table a:has-text('洪启明')");
        office.sees(number);
        office.seesNoCodes();
        office.snap("recall-09-register");
        releases.released(releases.notice(post), "li-clerk", "li-supervision", "li-secretary");
        publicPage("洪启明", false, "recall-10-public");
    }

    private void refusedToResign(long post) {
        String number = handling.served(post, "M4", "C04");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete(Handling.OFFICE, resignation, "record_answer", Map.of("answeredOn", TODAY, "resignationAnswer", "refused", "answerWords", "不同意"));
        walk.complete(Handling.OFFICE, resignation, "inform_villagers", Map.of("informedOn", TODAY, "informedWords", "村公告栏"));
        assertThat(cases.get(resignation).isOpen()).isFalse();
    }

    private String petitioned(Visitor clerk, long post) {
        clerk.page().setViewportSize(1400, 1300);
        Tasklist start = new Tasklist(clerk).begin("村委会成员罢免").choose("被要求罢免的职务", "洪启明").choose("由谁联名", "村民代表").fill(Map.of("receivedOn", TODAY,
                "reasons", "连续六个月不履职，责令辞职后仍不改正", "contact", "联系人赵某，住三组"));
        clerk.seesOnlyChinese();
        clerk.snap("recall-01-start");
        start.done();
        return walk.follow(jdbc.sql("select case_number from recall where post_id = ?").param(post).query(String.class).single());
    }

    private void verified(Visitor office, String number) {
        office.open("/cases/" + number);
        office.press("main a[href$='/signatures']");
        office.page().fill("#lines", IntStream.rangeClosed(1, 10).mapToObj(i -> "联署代表" + (char) ('一' + i) + "，196" + i % 10 + "，" + i + "组")
                .collect(Collectors.joining("\n")));
        office.press("main form.stacked button");
        office.page().locator("select[name^='state_']").all().forEach(s -> s.selectOption("counted"));
        office.seesNoCodes();
        office.snap("recall-02-signatures");
        office.press("button:has-text('保存本页核验结果')");
        office.sees("计入");
        Tasklist verify = Tasklist.at(office, port, number, "verify_petition");
        assertThat(verify.form()).containsText("联名不成立的说明");
        office.snap("recall-03-verified");
        verify.done();
    }

    private void voted(Visitor clerk, String number) {
        Tasklist call = Tasklist.at(clerk, port, number, "convene_vote").fill(Map.of("voteOn", TODAY, "place", "李村文化广场", "noticedOn", TODAY));
        clerk.snap("recall-05-called");
        call.done();
        Map<String, Object> sheet = Petitions.vote(Petitions.TODAY, 700, 200);
        sheet.remove("opinion");
        Tasklist vote = Tasklist.at(clerk, port, number, "record_vote").fill(sheet);
        assertThat(vote.submit()).as("more ballots than voters").isEqualTo(400);
        clerk.snap("recall-06-impossible");
        vote.fill(Map.of("present", 300, "inFavour", 200, "against", 100));
        clerk.snap("recall-07-vote");
        vote.done();
    }

    @Test
    void whom_the_villagers_do_not_recall_goes_on_in_the_register_and_on_the_public_page() {
        String number = petitions.called(known("thread-kept", "容有度"));
        petitions.vote(number, 300, 150);
        walk.fire(petitions.published(number, 0), "timer_period_ended", 16);
        Visitor clerk = visits.of("li-clerk");
        clerk.open("/cases/" + number);
        clerk.sees("已办结：");
        clerk.seesNoCodes();
        clerk.snap("recall-11-kept");
        clerk.open("/registers/cadres?text=容有度");
        clerk.sees("村民委员会委员");
        assertThat(publicPage("容有度", true, "recall-12-public").main()).containsText("容有度");
    }
}
