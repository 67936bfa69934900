package org.cunyi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.WANG;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.assembly;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.noticed;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 四议两公开 as officials and neighbours live it, over plain HTTP. */
@CunyiTest
class DecisionStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private TestClock clock;

    private Client secretary;
    private Client clerk;
    private Client committee;
    private Client supervision;

    @BeforeEach
    void people() {
        secretary = new Client(port, "zhang-secretary");
        clerk = new Client(port, "zhang-clerk");
        committee = new Client(port, "zhang-committee");
        supervision = new Client(port, "zhang-supervision");
    }

    @AfterEach
    void time() {
        clock.reset();
    }

    private String begin(Map<String, Object> matter) {
        Answer started = clerk.start(ZHANG, matter);
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return started.json().path("caseNumber").asText();
    }

    private String toResolution(Map<String, Object> matter) {
        String number = begin(matter);
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        ok(clerk.complete(number, "party_review", review()));
        return number;
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static void refused(Answer answer, String field, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.detail()).contains(words);
    }

    private String publication(String parent, int index) {
        return clerk.get("/api/cases/" + parent).json().path("children").get(index).path("caseNumber").asText();
    }

    private void publish(String publication) {
        ok(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "关于硬化村内道路的决议公告", "noticeBody", "决议通过，现予公布。")));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "内容属实，同意公布。")));
        ok(secretary.complete(publication, "release", Map.of("released", "true")));
    }

    private void periodEnds(String publication) {
        clock.plusDays(16);
        String instance = clerk.get("/api/cases/" + publication).json().path("processInstanceId").asText();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }

    @Test
    void a_matter_goes_from_proposal_to_the_published_result() {
        String number = toResolution(matter("public-welfare"));
        assertThat(number).matches("JC-990101101201-2026-\\d{4}");
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        String first = publication(number, 0);
        assertThat(first).matches("GS-990101101201-2026-\\d{4}");
        publish(first);

        JsonNode notice = clerk.get("/api/cases/" + number).json().path("notices").get(0);
        assertThat(notice.path("postedOn").asText()).isEqualTo("2026-11-22");
        assertThat(notice.path("endsOn").asText()).isEqualTo("2026-12-07");
        assertThat(new Client(port, null).get("/public/notices/" + notice.path("id").asText() + ".json").json().path("title").asText())
                .isEqualTo("关于硬化村内道路的决议公告");
        periodEnds(first);

        ok(committee.complete(number, "implementation", Map.of("progress", "已完成路基。", "finished", "false")));
        ok(committee.complete(number, "implementation", Map.of("progress", "全部完工。", "finished", "true")));
        ok(supervision.complete(number, "acceptance", Map.of("accepted", "false", "remark", "路肩未回填。")));
        ok(committee.complete(number, "implementation", Map.of("progress", "路肩已回填。", "finished", "true")));
        ok(supervision.complete(number, "acceptance", Map.of("accepted", "true", "remark", "质量合格。")));
        publish(publication(number, 1));
        periodEnds(publication(number, 1));

        JsonNode whole = clerk.get("/api/cases/" + number).json();
        assertThat(whole.path("state").asText()).isEqualTo("done");
        assertThat(whole.path("outcome").asText()).isEqualTo("implemented");
        assertThat(whole.path("sheets")).hasSize(4);
        assertThat(whole.path("sheets").get(3).path("legalBasis").asText()).contains("2025年");
        JsonNode verified = clerk.get("/api/audit/cases/" + number + "/verify").json();
        assertThat(verified.path("intact").asBoolean()).isTrue();
        assertThat(verified.path("entries").asInt()).isEqualTo(clerk.get("/api/audit/cases/" + number).json().size()).isGreaterThan(40);
    }

    @Test
    void a_meeting_without_a_quorum_is_kept_and_called_again() {
        String number = begin(matter("public-welfare"));
        ok(secretary.complete(number, "party_proposal", sheet("2026-09-01", 2, 2, 0, 0)));
        ok(secretary.complete(number, "party_proposal", sheet("2026-09-02", 5, 4, 1, 0)));
        JsonNode sheets = clerk.get("/api/cases/" + number).json().path("sheets");
        assertThat(sheets).hasSize(2);
        assertThat(sheets.get(0).path("quorate").asBoolean()).isFalse();
        assertThat(sheets.get(1).path("attempt").asInt()).isEqualTo(2);
        assertThat(clerk.task(number, "joint_consultation")).isNotEmpty();
    }

    @Test
    void a_resolution_that_fails_is_revised_from_the_consultation_on() {
        String number = toResolution(matter("public-welfare"));
        refused(clerk.complete(number, "villagers_resolution", with(representatives(), "inFavour", 20)), "opinion", "必须选择处理意见");
        ok(clerk.complete(number, "villagers_resolution", with(with(representatives(), "inFavour", 20), "opinion", "revise")));
        refused(clerk.complete(number, "joint_consultation", consultation()), "heldOn", "不能早于上一次会议的日期");
        ok(clerk.complete(number, "joint_consultation", sheet("2026-09-20", 9, 9, 0, 0)));
        ok(clerk.complete(number, "party_review", noticed("2026-09-21", sheet("2026-09-24", 40, 40, 0, 0))));
        ok(clerk.complete(number, "villagers_resolution", with(noticed("2026-09-24", sheet("2026-09-27", 45, 23, 22, 0)), "meetingKind",
                "villager-representatives")));
        assertThat(publication(number, 0)).startsWith("GS-");
    }

    @Test
    void representatives_who_cannot_agree_send_the_matter_to_the_assembly_and_only_there() {
        String number = toResolution(matter("public-welfare"));
        ok(clerk.complete(number, "villagers_resolution", with(with(representatives(), "inFavour", 20), "opinion", "escalate")));
        refused(clerk.complete(number, "villagers_resolution", representatives()), "meetingKind", "应召开村民会议");
        refused(clerk.complete(number, "villagers_resolution", with(with(assembly(), "inFavour", 100), "opinion", "escalate")), "opinion",
                "只有村民代表会议");
        ok(clerk.complete(number, "villagers_resolution", assembly()));
        assertThat(publication(number, 0)).startsWith("GS-");
    }

    @Test
    void a_matter_that_the_party_members_reject_can_be_dropped_with_the_reason() {
        String number = begin(matter("public-welfare"));
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        // 24 of 40 would be a majority of those present; the law asks for more than half of the 47 expected
        refused(clerk.complete(number, "party_review", noticed("2026-09-07", sheet("2026-09-10", 40, 23, 17, 0))), "opinion", "未通过");
        ok(clerk.complete(number, "party_review", with(noticed("2026-09-07", sheet("2026-09-10", 40, 23, 17, 0)), "opinion", "drop")));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("dropped");
    }

    @Test
    void a_body_that_the_law_does_not_allow_is_refused() {
        String number = toResolution(matter("village-rules"));
        refused(clerk.complete(number, "villagers_resolution", representatives()), "meetingKind", "村民代表会议不能决定此事项");
        ok(clerk.complete(number, "villagers_resolution", assembly()));
    }

    @Test
    void representatives_without_an_authorisation_are_refused() {
        Client liClerk = new Client(port, "li-clerk");
        String number = liClerk.start(LI, matter("public-welfare")).json().path("caseNumber").asText();
        ok(new Client(port, "li-secretary").complete(number, "party_proposal", sheet("2026-09-01", 3, 3, 0, 0)));
        ok(liClerk.complete(number, "joint_consultation", sheet("2026-09-05", 5, 5, 0, 0)));
        ok(liClerk.complete(number, "party_review", noticed("2026-09-07", sheet("2026-09-10", 20, 20, 0, 0))));
        refused(liClerk.complete(number, "villagers_resolution", with(noticed("2026-09-17", sheet("2026-09-20", 30, 30, 0, 0)), "meetingKind",
                "villager-representatives")), "meetingKind", "授权");
    }

    @Test
    void too_short_a_notice_is_refused_unless_the_law_allows_an_urgent_one() {
        String number = toResolution(matter("public-welfare"));
        refused(clerk.complete(number, "villagers_resolution", with(representatives(), "noticedOn", "2026-09-18")), "noticedOn", "不足3天");
        refused(clerk.complete(number, "villagers_resolution", with(assembly(), "noticedOn", "2026-09-21")), "urgentReason", "须说明紧急情况");
        ok(clerk.complete(number, "villagers_resolution", with(with(assembly(), "noticedOn", "2026-09-21"), "urgentReason", "汛期抢险")));
    }

    @Test
    void impossible_sheets_are_refused_and_nothing_changes() {
        String number = begin(matter("public-welfare"));
        refused(secretary.complete(number, "party_proposal", with(proposal(), "present", 6)), "present", "多于应到");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "against", 1)), "inFavour", "多于实到");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "present", 2.5)), "present", "应为整数");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "present", "五")), "present", "应为数字");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "present", -1)), "present", "不能小于0");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "heldOn", "2026-02-30")), "heldOn", "不是有效日期");
        for (String noDay : new String[] {"-2026-01-01", "0001-01-01", "1949-09-30", "10000-01-01", "2026-1-1", "20260101"}) {
            refused(secretary.complete(number, "party_proposal", with(proposal(), "heldOn", noDay)), "heldOn", "不是有效日期");
        }
        refused(secretary.complete(number, "party_proposal", with(proposal(), "heldOn", "2026-11-23")), "heldOn", "不能晚于今天");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "place", "会议室\n二楼")), "place", "不能换行");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "place", "会议\u202e室")), "place", "控制字符");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "place", "\u200b")), "place", "必须填写");
        ok(secretary.post("/engine-rest/task/" + secretary.task(number, "party_proposal") + "/claim", Map.of()));
        refused(secretary.complete(number, "party_proposal", with(proposal(), "expected", 0)), "expectedReason", "不符");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "expected", 4)), "expectedReason", "不符");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "excluded", 1)), "excluded", "应填0");
        refused(secretary.complete(number, "party_proposal", with(proposal(), "merged", true)), "merged", "未启用");
        Map<String, Object> noPlace = proposal();
        noPlace.remove("place");
        refused(secretary.complete(number, "party_proposal", noPlace), "place", "必须填写");
        assertThat(clerk.get("/api/cases/" + number).json().path("sheets")).isEmpty();
        ok(secretary.complete(number, "party_proposal", with(with(proposal(), "excluded", 0), "townshipOfficial", null)));
    }

    @Test
    void variables_that_the_form_does_not_declare_are_refused_whichever_way_they_come() {
        String number = begin(matter("public-welfare"));
        String task = secretary.task(number, "party_proposal");
        for (String path : new String[] {"/engine-rest/task/" + task + "/submit-form", "/engine-rest/task/" + task + "/complete",
            "/engine-rest/engine/default/task/" + task + "/complete"}) {
            refused(secretary.post(path, Map.of("variables", Client.typed(with(proposal(), "passed", true)))), "passed", "不予接受");
            refused(secretary.post(path, Map.of("variables", Client.typed(with(proposal(), "villageCode", LI)))), "villageCode", "不予接受");
        }
        Map<String, Object> matter = matter("public-welfare");
        matter.put("caseNumber", "JC-1");
        refused(clerk.start(ZHANG, matter), "caseNumber", "不予接受");
        refused(clerk.start(ZHANG, matter("no-such-kind")), "matterKind", "不在可选范围内");
        refused(clerk.start(ZHANG, with(matter("work-subsidy"), "collectiveAsset", true)), "collectiveAsset", "涉及集体资产");
        assertThat(clerk.get("/api/cases/" + number).json().path("openTasks").get(0).path("key").asText()).isEqualTo("user_party_proposal");
    }

    @Test
    void the_engine_s_own_start_and_complete_are_checked_like_the_forms() {
        String definition = clerk.get("/engine-rest/process-definition/key/decision").json().path("id").asText();
        Answer started = clerk.post("/engine-rest/process-definition/key/decision/start", Map.of("businessKey", "typed-by-hand", "variables",
                Client.typed(matter("public-welfare"))));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        String number = started.json().path("businessKey").asText();
        assertThat(number).startsWith("JC-" + ZHANG);
        refused(clerk.post("/engine-rest/process-definition/key/decision/start", Map.of()), "title", "必须填写");
        refused(clerk.post("/engine-rest/process-definition/" + definition + "/submit-form", Map.of("variables", Client.typed(Map.of("title",
                "没有内容")))), "matterKind", "必须填写");
        ok(secretary.post("/engine-rest/task/" + secretary.task(number, "party_proposal") + "/complete", Map.of("variables",
                Client.typed(proposal()))));
        assertThat(clerk.get("/api/cases/" + number).json().path("sheets")).hasSize(1);
        assertThat(clerk.get("/engine-rest/variable-instance?processInstanceIdIn="
                + started.json().path("id").asText()).body()).doesNotContain("王志强").doesNotContain("村委会会议室");
    }

    @Test
    void neighbours_see_and_touch_nothing() {
        String number = begin(matter("public-welfare"));
        String task = secretary.task(number, "party_proposal");
        Client neighbour = new Client(port, "li-secretary");
        assertThat(neighbour.get("/api/cases/" + number).status()).isEqualTo(404);
        assertThat(neighbour.get("/api/audit/cases/" + number).status()).isEqualTo(404);
        assertThat(neighbour.get("/engine-rest/task/" + task).status()).isEqualTo(404);
        String instance = secretary.get("/api/cases/" + number).json().path("processInstanceId").asText();
        for (String path : new String[] {"/task/" + task + "/variables", "/task/" + task + "/form-variables", "/task/" + task + "/deployed-form",
            "/task/" + task + "/identity-links", "/process-instance/" + instance + "/variables", "/process-instance/" + instance
                    + "/activity-instances", "/task/nope/deployed-form", "/identity/groups?userId=zhang-clerk"}) {
            Answer answer = neighbour.get("/engine-rest" + path);
            assertThat(answer.status()).as(path).isIn(403, 404);
            assertThat(answer.detail()).as(path).isNotBlank().doesNotContain("belongs");
        }
        assertThat(neighbour.get("/engine-rest/task?processInstanceBusinessKey=" + number).json()).isEmpty();
        assertThat(neighbour.submit(task, proposal()).status()).isIn(403, 404);
        assertThat(neighbour.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "li-secretary")).status()).isIn(403, 404);
        assertThat(neighbour.start(ZHANG, matter("public-welfare")).status()).isEqualTo(403);
        assertThat(neighbour.get("/api/cases?text=" + number).json().path("items")).isEmpty();
    }

    @Test
    void an_official_cannot_complete_another_office_s_task_in_his_own_village() {
        String number = begin(matter("public-welfare"));
        String task = secretary.task(number, "party_proposal");
        for (Client other : new Client[] {clerk, committee, supervision, new Client(port, "liulin-committee"), new Client(port, "auditor")}) {
            Answer answer = other.submit(task, proposal());
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.detail()).contains("无权");
        }
        assertThat(clerk.get("/api/cases/" + number).json().path("sheets")).isEmpty();
        assertThat(committee.post("/api/cases", Map.of("process", "publicity", "variables", Map.of())).status()).isEqualTo(403);
    }

    @Test
    void the_form_of_a_task_that_has_been_done_is_not_there_any_more_and_the_answer_says_so() {
        String number = begin(matter("public-welfare"));
        String task = secretary.task(number, "party_proposal");
        ok(secretary.complete(number, "party_proposal", proposal()));
        for (String gone : new String[] {task, "no-such-task"}) {
            Answer answer = secretary.get("/engine-rest/task/" + gone + "/form-variables");
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.detail()).contains("可能已办结");
        }
    }

    @Test
    void the_form_shows_what_is_known_and_looking_at_it_leaves_no_trace() {
        String number = toResolution(matter("public-welfare"));
        int entries = clerk.get("/api/audit/cases/" + number).json().size();
        String task = clerk.task(number, "villagers_resolution");
        JsonNode form = clerk.get("/engine-rest/task/" + task + "/deployed-form").json();
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals("meetingKind")) {
                assertThat(component.path("values").findValuesAsText("value")).containsExactly("villagers-assembly", "household-assembly",
                        "villager-representatives");
            }
        }
        JsonNode shown = clerk.get("/engine-rest/task/" + task + "/form-variables").json();
        assertThat(shown.path("title").path("value").asText()).isEqualTo("硬化村内道路三公里");
        assertThat(clerk.get("/api/audit/cases/" + number).json()).hasSize(entries);

        String proposed = begin(matter("public-welfare"));
        String proposal = secretary.task(proposed, "party_proposal");
        assertThat(secretary.get("/engine-rest/task/" + proposal + "/form-variables").json().path("expected").path("value").asInt()).isEqualTo(5);
        ok(secretary.submit(proposal, with(with(proposal(), "title", "硬化村内道路三公里"), "expected", 5)));
    }

    @Test
    void a_task_is_claimed_for_oneself_given_back_and_not_taken_from_a_colleague() {
        String number = toResolution(matter("public-welfare"));
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        publish(publication(number, 0));
        periodEnds(publication(number, 0));
        String task = committee.task(number, "implementation");
        Client colleague = new Client(port, "zhang-committee-2");
        assertThat(committee.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-committee-2")).status()).isEqualTo(403);
        ok(committee.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-committee")));
        assertThat(colleague.post("/engine-rest/task/" + task + "/claim", Map.of()).status()).isEqualTo(409);
        assertThat(clerk.post("/engine-rest/task/" + task + "/unclaim", null).status()).isEqualTo(403);
        ok(committee.post("/engine-rest/task/" + task + "/unclaim", null));
        ok(colleague.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-committee-2")));
    }

    @Test
    void a_matter_is_withdrawn_with_a_reason_until_its_resolution_has_passed() {
        String number = begin(matter("public-welfare"));
        assertThat(clerk.post("/api/cases/" + number + "/withdraw", Map.of("reason", "方案有误")).status()).isEqualTo(403);
        refused(secretary.post("/api/cases/" + number + "/withdraw", Map.of("reason", " ")), "reason", "必须填写");
        ok(secretary.post("/api/cases/" + number + "/withdraw", Map.of("reason", "方案有误，重新测算后再提")));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("withdrawn");
        assertThat(secretary.post("/api/cases/" + number + "/withdraw", Map.of("reason", "再撤一次")).status()).isEqualTo(409);
        refused(secretary.post("/api/cases/" + number + "/withdraw", Map.of("reason", "方案\u0000有误")), "reason", "控制字符");

        String passed = toResolution(matter("public-welfare"));
        ok(clerk.complete(passed, "villagers_resolution", representatives()));
        assertThat(secretary.post("/api/cases/" + passed + "/withdraw", Map.of("reason", "太迟了")).status()).isEqualTo(409);
    }

    @Test
    void the_township_is_asked_where_the_county_s_table_says_so_and_has_no_veto() {
        Client township = new Client(port, "liulin-committee");
        String number = begin(with(matter("public-welfare"), "amount", 200000));
        ok(secretary.complete(number, "party_proposal", proposal()));
        refused(township.complete(number, "township_precheck", Map.of("precheckAnswer", "advice")), "advice", "必须写明");
        refused(township.complete(number, "township_precheck", Map.of("precheckAnswer", "advice", "advice", "压减预算")), "adviceBasis", "依据");
        ok(township.complete(number, "township_precheck", Map.of("precheckAnswer", "advice", "advice", "压减预算", "adviceBasis", "县清单第二项")));
        assertThat(clerk.get("/engine-rest/task/" + clerk.task(number, "joint_consultation") + "/form-variables").json().path("advice")
                .path("value").asText()).isEqualTo("压减预算（依据：县清单第二项）");
        refused(clerk.complete(number, "joint_consultation", consultation()), "adviceHandling", "必须说明采纳与否");
        refused(clerk.complete(number, "joint_consultation", with(consultation(), "adviceHandling", "kept")), "adviceReason", "理由");
        ok(clerk.complete(number, "joint_consultation", with(with(consultation(), "adviceHandling", "kept"), "adviceReason", "群众要求一次修到位")));

        String small = begin(with(matter("public-welfare"), "amount", 199999.99));
        ok(secretary.complete(small, "party_proposal", proposal()));
        assertThat(clerk.task(small, "joint_consultation")).isNotEmpty();
    }

    @Test
    void a_notice_says_how_the_base_was_made_and_nobody_does_two_of_its_three_acts() {
        String number = toResolution(matter("public-welfare"));
        ok(clerk.complete(number, "villagers_resolution", with(with(assembly(), "expected", 1300), "expectedReason", "新迁入村民十四人")));
        String publication = publication(number, 0);
        String task = clerk.task(publication, "draft_notice");
        assertThat(clerk.get("/engine-rest/task/" + task + "/form-variables").json().path("noticeBody").path("value").asText())
                .contains("应到1300人（基数1286人，实际应到1300人，理由：新迁入村民十四人）").contains("赞成600票");
        ok(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容")));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", true, "opinionText", "同意")));
        assertThat(supervision.complete(publication, "release", Map.of("released", "true")).status()).isEqualTo(403);
    }

    @Test
    void a_notice_is_not_released_by_its_drafter_and_hangs_at_least_as_long_as_the_table_says() {
        String number = toResolution(matter("public-welfare"));
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        String publication = publication(number, 0);
        Map<String, Object> draft = new HashMap<>(Map.of("noticeTitle", "决议公告", "noticeBody", "决议通过。", "days", 14));
        refused(clerk.complete(publication, "draft_notice", draft), "days", "少于规定的15天");
        ok(clerk.complete(publication, "draft_notice", with(draft, "days", 20)));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "false", "opinionText", "金额写错。")));
        ok(clerk.complete(publication, "draft_notice", draft));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意。")));
        refused(secretary.complete(publication, "release", Map.of("released", "false")), "returnReason", "必须填写");
        ok(secretary.complete(publication, "release", Map.of("released", "false", "returnReason", "标题不规范")));
        ok(clerk.complete(publication, "draft_notice", draft));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意。")));
        ok(secretary.complete(publication, "release", Map.of("released", "true")));
        assertThat(clerk.get("/api/cases/" + number).json().path("notices").get(0).path("endsOn").asText()).isEqualTo("2026-12-12");
    }

    @Test
    void a_village_without_representatives_in_its_collective_decides_in_the_assembly() {
        Client wangClerk = new Client(port, "wang-clerk");
        String number = wangClerk.start(WANG, matter("collective-other")).json().path("caseNumber").asText();
        ok(new Client(port, "wang-secretary").complete(number, "party_proposal", sheet("2026-09-01", 5, 5, 0, 0)));
        ok(wangClerk.complete(number, "joint_consultation", sheet("2026-09-05", 8, 8, 0, 0)));
        ok(wangClerk.complete(number, "party_review", noticed("2026-09-07", sheet("2026-09-10", 30, 30, 0, 0))));
        Map<String, Object> representatives = with(noticed("2026-09-10", sheet("2026-09-20", 20, 20, 0, 0)), "meetingKind",
                "collective-representatives");
        refused(wangClerk.complete(number, "villagers_resolution", with(with(representatives, "expected", 21), "expectedReason", "章程")),
                "meetingKind", "没有设立成员代表大会");
        // two thirds of the 850 must come and two thirds of the same 850 must agree: 567
        refused(wangClerk.complete(number, "villagers_resolution", with(noticed("2026-09-10", sheet("2026-09-20", 700, 566, 134, 0)),
                "meetingKind", "collective-assembly")), "opinion", "未通过");
        ok(wangClerk.complete(number, "villagers_resolution", with(noticed("2026-09-10", sheet("2026-09-20", 700, 567, 133, 0)),
                "meetingKind", "collective-assembly")));
    }

    @Test
    void what_is_closed_stays_closed_on_both_roads() {
        String number = begin(matter("public-welfare"));
        String task = secretary.task(number, "party_proposal");
        String instance = clerk.get("/api/cases/" + number).json().path("processInstanceId").asText();
        Map<String, Object> value = Map.of("value", true);
        for (String road : new String[] {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"}) {
            for (Client who : new Client[] {secretary, new Client(port, "admin"), new Client(port, "modeller")}) {
                assertThat(who.send("PUT", road + "/process-instance/" + instance + "/variables/passed", value).status()).isEqualTo(403);
                assertThat(who.send("PUT", road + "/task/" + task + "/localVariables/passed", value).status()).isEqualTo(403);
                assertThat(who.post(road + "/process-instance/" + instance + "/modification", Map.of()).status()).isEqualTo(403);
                assertThat(who.post(road + "/message", Map.of("messageName", "withdraw")).status()).isEqualTo(403);
                assertThat(who.post(road + "/task/" + task + "/bpmnError", Map.of("errorCode", "not-passed")).status()).isEqualTo(403);
                assertThat(who.post(road + "/task/" + task + "/delegate", Map.of("userId", "admin")).status()).isEqualTo(403);
                assertThat(who.post(road + "/task/" + task + "/assignee", Map.of("userId", "admin")).status()).isEqualTo(403);
                assertThat(who.post(road + "/deployment/create", Map.of()).status()).isEqualTo(403);
                assertThat(who.post(road + "/user/create", Map.of()).status()).isEqualTo(403);
                assertThat(who.post(road + "/authorization/create", Map.of()).status()).isEqualTo(403);
                assertThat(who.send("DELETE", road + "/process-instance/" + instance, null).status()).isEqualTo(403);
            }
        }
        assertThat(new Client(port, null).post("/camunda/api/admin/setup/default/user/create", Map.of()).status()).isIn(401, 403);
        assertThat(new Client(port, null).get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(new Client(port, null).get("/api/cases").status()).isEqualTo(401);
        assertThat(clerk.post("/engine-rest/decision-definition/key/meeting-notice/evaluate", Map.of("variables", Client.typed(Map.of(
                "meetingKind", "villagers-assembly", "heldOn", "2026-05-01")))).json().get(0).path("minimumDays").path("value").asInt())
                .isEqualTo(10);
    }
}
