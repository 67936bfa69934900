package org.cunyi.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What may not hang on a wall does not get there: over plain HTTP, as the drafter and the releasing person meet it. */
@CunyiTest
class LeakStoryTest {

    private static final String BODY = "发放困难补助：五保户周大山，现金1200元。";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Notices notices;
    @Autowired
    private NoticeTables tables;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;

    private Walk walk;
    private Client clerk;
    private Client secretary;
    private String publication;

    @BeforeEach
    void aMatterIsToBePublished() {
        walk = new Walk(context);
        clerk = new Client(port, "zhang-clerk");
        secretary = new Client(port, "zhang-secretary");
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", consultation());
        walk.complete("zhang-clerk", number, "party_review", review());
        walk.complete("zhang-clerk", number, "villagers_resolution", representatives());
        publication = walk.child(number, 0);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Answer draft(String title, String body) {
        return clerk.complete(publication, "draft_notice", Map.of("noticeTitle", title, "noticeBody", body));
    }

    private void toRelease(String title, String body) {
        assertThat(draft(title, body).status()).isEqualTo(204);
        walk.complete("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
    }

    private List<String> askedToClear() {
        List<String> keys = new ArrayList<>();
        for (JsonNode component : secretary.get("/engine-rest/task/" + secretary.task(publication, "release") + "/deployed-form").json()
                .path("components")) {
            if (component.path("key").asText().startsWith("cleared")) {
                assertThat(component.path("type").asText()).isEqualTo("checkbox");
                assertThat(component.path("label").asText()).startsWith("已核对，可以公开：");
                keys.add(component.path("key").asText());
            }
        }
        return keys;
    }

    private Answer release(List<String> cleared) {
        Map<String, Object> values = new HashMap<>(Map.of("released", "true"));
        cleared.forEach(k -> values.put(k, true));
        return secretary.complete(publication, "release", values);
    }

    @Test
    void a_draft_with_an_identity_card_or_telephone_number_is_refused_by_field_and_place_and_the_number_is_not_repeated() {
        Answer refused = draft("补助公告", "领取人身份证号：５１０２１１ １９６００１０１ ００１４。\n联系电话：138-1234-5678。");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("noticeBody");
        assertThat(refused.detail()).contains("正文第1段", "居民身份证号码", "正文第2段", "手机号码").doesNotContain("19600101")
                .doesNotContain("1234-5678").doesNotContain("12345678");
        assertThat(notices.ofCase(publication)).isEmpty();
        Answer title = draft("请与13812345678联系", "内容");
        assertThat(title.json().path("errors").get(0).path("field").asText()).isEqualTo("noticeTitle");
    }

    @Test
    void what_may_be_a_private_name_is_cleared_one_by_one_by_whoever_releases() {
        toRelease("补助公告", BODY);
        List<String> asked = askedToClear();
        assertThat(asked).isNotEmpty();
        Answer none = release(List.of());
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.detail()).contains("还有" + asked.size() + "处", "周**").doesNotContain("周大山");
        assertThat(release(asked.subList(1, asked.size())).detail()).contains("还有1处");
        Answer unknown = secretary.complete(publication, "release", Map.of("released", "true", "cleared_0000000000000000", true));
        assertThat(unknown.detail()).contains("不是本表单的填写项");
        assertThat(notices.ofCase(publication).orElseThrow().isPosted()).isFalse();

        assertThat(release(asked).status()).isEqualTo(204);
        Notice posted = notices.ofCase(publication).orElseThrow();
        assertThat(posted.isPosted()).isTrue();
        assertThat(jdbc.sql("select count(*) from notice_clearance where notice_id = ? and cleared_by = 'zhang-secretary'").param(posted.id())
                .query(Integer.class).single()).isEqualTo(asked.size());
        assertThat(audit.entries(publication)).filteredOn(e -> e.action().equals("notice.checked")).singleElement()
                .satisfies(e -> assertThat(e.payload()).contains("PRIVATE_NAME").doesNotContain("周大山"));
    }

    @Test
    void a_notice_without_findings_asks_for_nothing() {
        toRelease("决议公告", "会议同意硬化道路三公里，总投资185000.00元。");
        assertThat(askedToClear()).isEmpty();
        assertThat(release(List.of()).status()).isEqualTo(204);
    }

    @Test
    void a_number_in_a_table_or_its_file_name_keeps_the_notice_from_going_out() {
        toRelease("收支公告", "收支情况见附表。");
        String id = notices.ofCase(publication).orElseThrow().id();
        put(id, "收支表.xlsx", List.of(List.of("项目", "经手人电话"), List.of("购置路灯", "138 1234\n5678")));
        assertThat(release(askedToClear()).detail()).contains("附表1第2行", "手机号码").doesNotContain("12345678");
        put(id, "13812345678.xlsx", List.of(List.of("项目", "金额"), List.of("购置路灯", "1200.00")));
        assertThat(release(askedToClear()).detail()).contains("附表1文件名");
        put(id, "收支表.xlsx", List.of(List.of("项目", "金额"), List.of("购置路灯", "1200.00")));
        assertThat(release(askedToClear()).status()).isEqualTo(204);
    }

    private void put(String noticeId, String file, List<List<String>> rows) {
        transaction.executeWithoutResult(t -> tables.replace(noticeId, List.of(new NoticeTable("收支明细", file, 1, rows))));
    }

    @Test
    void whom_a_notice_is_about_does_not_release_it() {
        String name = jdbc.sql("select name from person where login = 'zhang-secretary'").query(String.class).single();
        toRelease("公告", "村党组织书记" + name + "的误工补贴标准按会议决定执行。");
        // 一肩挑: the secretary is of the village committee too, to which the release has gone, and still may not
        assertThat(release(askedToClear()).detail()).contains("涉及您本人");
        Client committee = new Client(port, "zhang-committee");
        assertThat(committee.get("/engine-rest/task?taskDefinitionKey=user_release&processInstanceBusinessKey=" + publication).json()).hasSize(1);
        assertThat(notices.ofCase(publication).orElseThrow().concerned()).isEqualTo("zhang-secretary");

        String named = jdbc.sql("select name from person where login = 'zhang-committee'").query(String.class).single();
        assertThat(committee.complete(publication, "release", Map.of("released", "false", "returnReason", "请写明")).status()).isEqualTo(204);
        Answer drafted = clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "误工补贴按会议决定执行。",
                "concernedPerson", "zhang-committee"));
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(204);
        assertThat(notices.ofCase(publication).orElseThrow().concerned()).as(named).isEqualTo("zhang-committee");
        assertThat(clerk.complete(publication, "supervision_opinion", Map.of()).status()).isNotEqualTo(204);
    }
}
