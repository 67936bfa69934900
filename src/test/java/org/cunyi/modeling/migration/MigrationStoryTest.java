package org.cunyi.modeling.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.Releases;
import org.cunyi.modeling.Skeletons;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Running cases keep their version, or go over by a plan of two people. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationStoryTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Releases releases;
    @Autowired
    private Skeletons skeletons;
    @Autowired
    private Migrations migrations;
    @Autowired
    private CaseMoves moves;
    @Autowired
    private Cases cases;
    @Autowired
    private AuditChain audit;
    @LocalServerPort
    private int port;

    private Walk walk;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
    }

    private <T> T modeller(Supplier<T> call) {
        return walk.acting().as("modeller", call);
    }

    private <T> T other(Supplier<T> call) {
        return walk.acting().as("modeller-2", call);
    }

    private void released(long draft) {
        modeller(() -> {
            drafts.submit(draft, "县委农办〔2026〕8号", TestClock.TODAY);
            return null;
        });
        other(() -> releases.release(draft, drafts.seal(draft)));
    }

    private void first(String id) {
        long draft = modeller(() -> drafts.open("新程序 " + id));
        modeller(() -> skeletons.begin(draft, "bpmn", id, "试迁程序"));
        released(draft);
    }

    private void next(String id, String from, String to) {
        long draft = modeller(() -> drafts.open("修改 " + id));
        String path = "bpmn/" + id + ".bpmn";
        modeller(() -> {
            drafts.take(draft, path);
            return drafts.save(draft, path, drafts.inForce().text(path).replace(from, to), 1);
        });
        released(draft);
    }

    private String started(String id) {
        return walk.begin("zhang-clerk", id, Map.of());
    }

    private int version(String number) {
        return walk.instance(number).getProcessDefinitionId() == null ? 0 : Integer.parseInt(walk.instance(number).getProcessDefinitionId().split(":")[1]);
    }

    private long proposed(String id, int from, int to, Map<String, String> mappings) {
        return modeller(() -> migrations.propose(id, from, to, mappings, "新规定对在办案件也适用"));
    }

    private Migrations.Plan plan(String id, Map<String, String> mappings) {
        return migrations.plan(id, from(id), mappings);
    }

    private int from(String id) {
        return migrations.old().stream().filter(v -> v.process().equals(id)).findFirst().orElseThrow().number();
    }

    @Test
    void one_case_goes_first_then_the_others_and_each_chain_says_so() {
        String id = "qing-yi";
        first(id);
        String one = started(id);
        String two = started(id);
        String three = started(id);
        walk.complete("zhang-clerk", three, "record", Map.of("remark", "办结"));
        next(id, "name=\"登记情况\"", "name=\"登记核实的情况\"");
        assertThat(version(one)).isEqualTo(from(id));
        Migrations.Plan plan = plan(id, Map.of());
        assertThat(plan.open()).isEmpty();
        assertThat(plan.wrong()).isEmpty();
        assertThat(plan.tried()).isEqualTo(2);
        assertThat(plan.standing()).isEmpty();
        assertThat(version(one)).as("a rehearsal changes nothing").isEqualTo(plan.from().number());
        long migration = proposed(id, plan.from().number(), plan.to().number(), Map.of());
        assertThatThrownBy(() -> modeller(() -> migrations.moveOne(migration, null))).isInstanceOf(Refusal.class).hasMessageContaining("不能自己施行");
        assertThatThrownBy(() -> other(() -> migrations.moveOne(migration, three))).isInstanceOf(Refusal.class).hasMessageContaining(three);
        assertThat(other(() -> migrations.moveOne(migration, two))).isEqualTo(two);
        assertThat(version(two)).isEqualTo(plan.to().number());
        assertThat(version(one)).isEqualTo(plan.from().number());
        assertThat(cases.get(two).deploymentId()).isEqualTo(plan.to().deploymentId());
        other(() -> {
            migrations.moveAll(migration);
            return null;
        });
        moves.round();
        assertThat(version(one)).isEqualTo(plan.to().number());
        assertThat(migrations.get(migration).state()).isEqualTo(Migration.DONE);
        assertThat(migrations.counts(migration)).singleElement().satisfies(c -> assertThat(c).isEqualTo(new MigrationRows.Count("moved", null, 2)));
        assertThat(audit.entries(one)).filteredOn(e -> e.action().equals("case.migrated")).singleElement().satisfies(e ->
                assertThat(e.payload()).contains("新规定对在办案件也适用").contains("modeller"));
        walk.complete("zhang-clerk", one, "record", Map.of("remark", "按新版本办结"));
        assertThat(cases.get(one).endedAt()).isNotNull();
    }

    @Test
    void a_case_that_stands_where_the_plan_says_nothing_stays_until_somebody_says_where_it_goes() {
        String id = "xiu-zheng";
        first(id);
        String number = started(id);
        next(id, "user_record", "user_register");
        Migrations.Plan plan = plan(id, Map.of());
        assertThat(plan.open()).extracting(p -> p.id()).containsExactly("user_record");
        assertThat(plan.standing()).containsEntry("登记情况", 1);
        long without = proposed(id, plan.from().number(), plan.to().number(), Map.of());
        assertThatThrownBy(() -> other(() -> migrations.moveOne(without, number))).isInstanceOf(Refusal.class).hasMessageContaining("登记情况")
                .hasMessageContaining("没有迁移");
        assertThatThrownBy(() -> proposed(id, plan.from().number(), plan.to().number(), Map.of())).isInstanceOf(Refusal.class)
                .hasMessageContaining("没有办完的迁移方案");
        other(() -> {
            migrations.moveAll(without);
            return null;
        });
        moves.round();
        assertThat(migrations.counts(without)).singleElement().satisfies(c -> assertThat(c.why()).isEqualTo("停在“登记情况”，方案没有写明去向"));
        assertThat(version(number)).isEqualTo(plan.from().number());

        Map<String, String> mapped = Map.of("user_record", "user_register");
        assertThat(plan(id, mapped).standing()).isEmpty();
        assertThatThrownBy(() -> plan(id, Map.of("user_record", "user_nothing"))).isInstanceOf(Refusal.class).hasMessageContaining("没有这个环节");
        long with = proposed(id, plan.from().number(), plan.to().number(), mapped);
        assertThat(other(() -> migrations.moveOne(with, null))).isEqualTo(number);
        assertThat(walk.tasks(number, "register")).hasSize(1);
        walk.complete("zhang-clerk", number, "register", Map.of("remark", "办结"));
    }

    @Test
    void a_plan_that_was_overtaken_or_withdrawn_moves_nothing() {
        String id = "yan-mian";
        first(id);
        String number = started(id);
        next(id, "name=\"登记情况\"", "name=\"登记\"");
        Migrations.Plan plan = plan(id, Map.of());
        long late = proposed(id, plan.from().number(), plan.to().number(), Map.of());
        next(id, "name=\"登记\"", "name=\"登记事项\"");
        assertThatThrownBy(() -> other(() -> migrations.moveOne(late, number))).isInstanceOf(Refusal.class).hasMessageContaining("更新的版本");
        modeller(() -> {
            migrations.withdraw(late);
            return null;
        });
        assertThatThrownBy(() -> other(() -> migrations.moveOne(late, number))).isInstanceOf(Refusal.class).hasMessageContaining("撤回");
        assertThatThrownBy(() -> proposed(id, plan.from().number(), plan.to().number(), Map.of())).isInstanceOf(Refusal.class).hasMessageContaining("更新的版本");
        assertThat(version(number)).isEqualTo(plan.from().number());
    }

    @Test
    void the_pages_lead_from_the_old_version_to_the_plan_and_show_no_case() {
        String id = "ce-wang";
        first(id);
        started(id);
        next(id, "user_record", "user_register");
        Client client = new Client(port, "modeller");
        assertThat(client.get("/modeling/migrations").body()).contains("试迁程序").contains("process=" + id);
        String page = "/modeling/migrations/plan?process=" + id + "&from=" + from(id);
        assertThat(client.get(page).body()).contains("旧版本的“登记情况”（user_record）").contains("登记情况：1件").doesNotContain("张村");
        assertThat(client.get("/modeling/migrations/plan?process=" + id + "&from=99999").status()).isEqualTo(404);
        assertThat(client.get("/modeling/migrations/plan?process=%3Cx&from=1").status()).isEqualTo(404);
        for (String login : new String[] {"admin", "auditor", "zhang-clerk"}) {
            assertThat(new Client(port, login).get(page).status()).as(login).isEqualTo(403);
        }
    }
}
