package org.cunyi.modeling.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.Releases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a draft changes in a table and in a form, told row by row and field by field. The drafts are the test's own. */
@CunyiTest
class DifferencesTest {

    private static final String TABLE = "dmn/publicity-period.dmn";
    private static final String FORM = "forms/decision-acceptance.form";

    @LocalServerPort
    private int port;
    @Autowired
    private Identities identities;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Releases releases;
    @Autowired
    private Differences differences;

    private Acting acting;
    private long draft;

    @BeforeEach
    void open() {
        acting = new Acting(identities);
        draft = acting.as("modeller", () -> drafts.open("对照"));
    }

    private void change(String path, String... replaced) {
        acting.as("modeller", () -> drafts.take(draft, path));
        String content = drafts.file(draft, path).content();
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(content).contains(replaced[i]);
            content = content.replace(replaced[i], replaced[i + 1]);
        }
        String changed = content;
        acting.as("modeller", () -> drafts.save(draft, path, changed, 1));
    }

    private String page(String path) {
        return new Client(port, "modeller").get("/modeling/drafts/" + draft + "/" + path + "/difference").body();
    }

    @Test
    void a_changed_cell_a_new_row_a_removed_row_and_a_moved_row_are_each_told() {
        String old = drafts.inForce().text(TABLE);
        String removed = rule(old, "rule_party_affairs");
        String moved = rule(old, "rule_village_affairs_2018");
        change(TABLE, removed, "", moved, "", "</decisionTable>", moved + "<rule id=\"rule_new\"><description>本县新规定</description>"
                + "<inputEntry id=\"n1\"><text>\"x\"</text></inputEntry><inputEntry id=\"n2\"><text></text></inputEntry>"
                + "<outputEntry id=\"n3\"><text>30</text></outputEntry><outputEntry id=\"n4\"><text>\"本县\"</text></outputEntry></rule></decisionTable>",
                "<text>15</text>", "<text>20</text>", "versionTag=\"1.0\"", "versionTag=\"2.0\"");
        List<Differences.Decision> decisions = differences.tables(differences.ofDraft(draft, TABLE));
        assertThat(decisions).singleElement().satisfies(d -> {
            assertThat(d.facts()).containsExactly(new Part("版本标记", "1.0", "2.0"));
            assertThat(d.table().heads()).extracting(Part::label).contains("公开类型", "至少公开天数");
        });
        List<TableDifference.Line> lines = decisions.get(0).table().lines();
        assertThat(line(lines, "rule_new").mark()).isEqualTo(Mark.ADDED);
        assertThat(line(lines, "rule_party_affairs")).satisfies(l -> {
            assertThat(l.mark()).isEqualTo(Mark.REMOVED);
            assertThat(l.after()).isNull();
        });
        assertThat(line(lines, "rule_village_affairs_2018")).satisfies(l -> {
            assertThat(l.mark()).isEqualTo(Mark.SAME);
            assertThat(l.moved()).isTrue();
        });
        assertThat(line(lines, "rule_village_affairs_2026")).satisfies(l -> {
            assertThat(l.mark()).isEqualTo(Mark.CHANGED);
            assertThat(l.moved()).isFalse();
            assertThat(l.cells()).filteredOn(c -> !c.isSame()).containsExactly(new Part("", "15", "20"));
        });
        assertThat(page(TABLE)).contains("新增").contains("删除").contains("换了位置").contains("<del>15</del>").contains("<ins>20</ins>");
    }

    private static TableDifference.Line line(List<TableDifference.Line> lines, String id) {
        return lines.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }

    private static String rule(String table, String id) {
        int from = table.indexOf("<rule id=\"" + id + "\"");
        return table.substring(from, table.indexOf("</rule>", from) + "</rule>".length());
    }

    @Test
    void a_fields_attributes_are_told_by_their_chinese_names() {
        change(FORM, "\"required\": true", "\"required\": false");
        FormDifference form = differences.form(differences.ofDraft(draft, FORM)).orElseThrow();
        assertThat(form.lines()).filteredOn(l -> l.mark() != Mark.SAME).isNotEmpty()
                .allSatisfy(l -> assertThat(l.parts()).containsExactly(new Part("必须填写", "是", "否")));
        assertThat(page(FORM)).contains("必须填写").doesNotContain("validate.required");
    }

    @Test
    void a_changed_type_of_a_column_is_told_in_its_heading() {
        change(TABLE, "name=\"minimumDays\" typeRef=\"integer\"", "name=\"minimumDays\" typeRef=\"string\"",
                "<inputExpression id=\"expression_notice_kind\" typeRef=\"string\">", "<inputExpression id=\"expression_notice_kind\">");
        TableDifference table = differences.tables(differences.ofDraft(draft, TABLE)).get(0).table();
        assertThat(table.mark()).isEqualTo(Mark.CHANGED);
        assertThat(table.heads()).filteredOn(h -> !h.isSame()).containsExactly(new Part("公开类型", "公开类型：noticeKind（string）", "公开类型：noticeKind"),
                new Part("至少公开天数", "minimumDays（integer）", "minimumDays（string）"));
    }

    @Test
    void components_without_a_name_are_all_told_and_many_of_them_are_no_burden() {
        change(FORM, "\"components\": [", "\"components\": [" + "{\"label\": \"无\"},".repeat(5_000));
        assertThat(differences.form(differences.ofDraft(draft, FORM)).orElseThrow().lines()).filteredOn(l -> l.mark() == Mark.ADDED).hasSize(5_000);
    }

    @Test
    void what_is_the_same_new_or_not_to_be_read_is_said() {
        acting.as("modeller", () -> drafts.take(draft, "dmn/meeting-notice.dmn"));
        assertThat(page("dmn/meeting-notice.dmn")).contains("完全相同");
        acting.as("modeller", () -> drafts.save(draft, "forms/difference-broken.form", "{\"components\": [", 0));
        assertThat(page("forms/difference-broken.form")).contains("新的模型").contains("这个表单读不懂");
        acting.as("modeller", () -> drafts.save(draft, "dmn/difference-broken.dmn", "<definitions", 0));
        assertThat(page("dmn/difference-broken.dmn")).contains("这个文件读不懂");
        Client modeller = new Client(port, "modeller");
        assertThat(modeller.get("/modeling/drafts/" + draft + "/dmn/nothing.dmn/difference").status()).isEqualTo(404);
        assertThat(new Client(port, "auditor").get("/modeling/drafts/" + draft + "/dmn/meeting-notice.dmn/difference").status()).isEqualTo(403);
    }

    @Test
    void two_releases_of_one_model_are_compared() {
        int first = released("不动产", 15);
        int second = released("动产", 25);
        assertThat(releases.earlier(second)).containsEntry("dmn/difference-released.dmn", first);
        Client modeller = new Client(port, "modeller");
        String path = "/modeling/releases/" + second + "/dmn/difference-released.dmn/difference";
        assertThat(modeller.get(path + "?with=" + first).body()).contains("第" + first + "次发布").contains("<del>15</del>").contains("<ins>25</ins>");
        assertThat(modeller.get("/modeling/releases/" + second).body()).contains("与第" + first + "次发布对照");
        assertThat(modeller.get(path + "?with=999999").status()).isEqualTo(404);
        assertThat(modeller.get(path).status()).isEqualTo(400);
    }

    private int released(String name, int days) {
        long made = acting.as("modeller", () -> drafts.open(name));
        String content = drafts.inForce().text(TABLE).replace("id=\"publicity-period\"", "id=\"difference-released\"")
                .replace("<text>15</text>", "<text>" + days + "</text>");
        acting.as("modeller", () -> {
            if (drafts.inForce().has("dmn/difference-released.dmn")) {
                drafts.take(made, "dmn/difference-released.dmn");
            }
            drafts.save(made, "dmn/difference-released.dmn", content, drafts.files(made).size());
            drafts.submit(made, "县委农办〔2026〕9号", TestClock.TODAY);
        });
        return acting.as("modeller-2", () -> releases.release(made, drafts.seal(made)));
    }
}
