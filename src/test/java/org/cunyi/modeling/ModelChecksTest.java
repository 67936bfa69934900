package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cunyi.CunyiTest;
import org.cunyi.modeling.process.ModelChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the checks find when one word of a shipped model is changed. */
@CunyiTest
class ModelChecksTest {

    @Autowired
    private ModelChecks checks;

    static ModelSet shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("bpmn", "dmn", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path file : all.toList()) {
                    files.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ModelSet(files);
    }

    private List<ModelFinding> changed(String path, String from, String to) {
        ModelSet shipped = shipped();
        String text = shipped.text(path);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        return checks.check(shipped.with(Map.of(path, changed.getBytes(StandardCharsets.UTF_8))), List.of(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id="decision" name=        | id="decisions" name=                      | decisions                | 流程编号应当与文件名相同
            name="四议两公开" isExec      | name="Decision" isExec                    | decision                 | 流程没有中文名称
            isExecutable="true"        | isExecutable="false"                      | decision                 | 没有标为可执行
            camunda:versionTag="1.1"   | camunda:versionTag=""                     | decision                 | 版本标记
            P3650D                     | ` `                                       | decision                 | 历史记录保存期限
            village-secretary,village  | village-king,village                      | decision                 | 没有这个岗位：village-king
            value="JC"                 | value="J"                                 | decision                 | 两个大写字母
            value="JC"                 | value=""                                  | decision                 | 两个大写字母
            name="level" value="village" | name="level" value="street"             | decision                 | 办理层级
            name="提出事项"              | name="Start"                              | start_matter_raised      | 没有中文名称
            name="需要乡镇预审吗？"        | name="需要乡镇预审"                          | xor_precheck             | 写成一个问题
            default="flow_separate"    | default="flow_merged"                     | xor_merged               | 有且只有一个没有条件的去向
            ${merged}                  | ${''.getClass().forName('x')}             | flow_merged              | 超出了模型可以使用的范围
            ${merged}                  | ${merged.class.name == 'x'}               | flow_merged              | 超出了模型可以使用的范围
            ${merged}                  | ${roster.find('x')}                       | flow_merged              | 超出了模型可以使用的范围
            decision-party-proposal    | decision-nothing                          | user_party_proposal      | 没有这个表单
            <bpmn:userTask id="user_party_proposal" | <bpmn:userTask camunda:formKey="x" id="user_party_proposal" | user_party_proposal | 其他表单处理
            camunda:calledElementBinding="deployment" | camunda:calledElementBinding="latest" | call_publish_resolution | 同一次发布绑定
            """)
    void a_slip_in_a_process_is_named_with_its_element(String from, String to, String element, String message) {
        assertThat(changed("bpmn/decision.bpmn", from, to)).anySatisfy(f -> {
            assertThat(f.blocks()).isTrue();
            assertThat(f.message()).contains(message);
            assertThat(f.element()).isEqualTo(element);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <text>&lt; date("2026-01-01")</text> | <text>&lt; date("2026-01-02")</text>    | 第1行与第2行会同时符合，例如：
            <text>"party-affairs"</text>         | <text>"cadre-info"</text>               | 会同时符合
            <text>"party-affairs"</text>         | <text>"party-affairs</text>             | 引擎读不懂
            <text>? != null</text>               | <text>? = null and ? != null</text>     | 第3行永远不会被用到
            <text>"《村民委员会组织法》（2025年修订）第三十五条"</text> | <text></text>         | “依据”（legalBasis）是空的
            name="legalBasis"                    | name="basis"                            | 没有“依据”一列
            typeRef="string"                     | typeRef="number"                        | 引擎不认识这种类型：number
            <text>noticeKind</text>              | <text>external</text>                   | 不得调用外部程序
            <inputEntry                          | <inputEntry expressionLanguage="groovy" | 不得引用程序类
            <decision id="publicity-period"      | <decision id="publicity-days"           | 规则表编号应当与文件名相同
            </definitions>                       | </definition>                           | 不是
            """)
    void a_slip_in_a_table_is_named(String from, String to, String message) {
        assertThat(changed("dmn/publicity-period.dmn", from, to)).anySatisfy(f -> {
            assertThat(f.blocks()).isTrue();
            assertThat(f.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": "decision-start" | "id": "decision-begin" | 表单编号应当与文件名相同
            "schemaVersion": 16    | "schemaVersion": 18    | 表单格式
            "label": "事项名称"      | "label": "Title"       | 字段没有中文标签
            "key": "title"         | "key": "matterKind"    | 两个同名字段
            "key": "title"         | "key": "the title"     | 字段名应当以字母开头
            "type": "textfield"    | "type": "html"         | 不得使用这种组件
            "type": "textfield"    | "type": "filepicker"   | 不得使用这种组件
            "label": "村庄规划建设"   | "label": "plan"        | 选项没有中文
            {                      | [                      | 不是完整的表单文件
            """)
    void a_slip_in_a_form_is_named(String from, String to, String message) {
        assertThat(changed("forms/decision-start.form", from, to)).anySatisfy(f -> assertThat(f.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <bpmn:subProcess id            | <bpmn:serviceTask xmlns:a="http://activiti.org/bpmn" a:type="shell" id="service_x" name="坏"/><bpmn:subProcess id | 不认识的扩展：a:type
            <bpmn:subProcess id            | <bpmn:userTask id="user_x" name="坏" camunda:assignee="zhang-clerk"/><bpmn:subProcess id | 办理人不能写成某一个人
            <bpmn:subProcess id            | <bpmn:userTask id="user_x" name="坏" camunda:candidateUsers="zhang-clerk"/><bpmn:subProcess id | 候选个人
            <bpmn:subProcess id            | <bpmn:callActivity id="call_x" name="坏"><bpmn:extensionElements><camunda:out source="x" target="deadline"/></bpmn:extensionElements></bpmn:callActivity><bpmn:subProcess id | 变量不得与系统功能同名：deadline
            <bpmn:process id="decision"    | <bpmn:process                    | 流程编号应当与文件名相同
            <bpmn:subProcess id            | <bpmn:callActivity id="call_x" name="坏" camunda:variableMappingClass="java.lang.Object"/><bpmn:subProcess id | 不得引用程序类
            <bpmn:definitions              | <bpmn:definitions xsi:schemaLocation="http://camunda.org/schema/1.0/bpmn http://10.0.0.5/x.xsd" | 不得引用外部的文件
            """)
    void what_goes_round_the_house_is_named(String from, String to, String message) {
        assertThat(changed("bpmn/decision.bpmn", from, to)).anySatisfy(f -> {
            assertThat(f.blocks()).isTrue();
            assertThat(f.message()).contains(message);
        });
    }

    @Test
    void documents_meetings_scripts_and_foreign_tasks_are_looked_at_too() {
        assertThat(changed("bpmn/decision.bpmn", "value=\"approval\"", "value=\"nothing\"")).anyMatch(f -> f.message().contains("没有这种材料"));
        assertThat(changed("bpmn/decision.bpmn", "camunda:formRef=\"decision-party-proposal\"", "camunda:formRef=\"decision-start\""))
                .anyMatch(f -> f.message().contains("记录会议的表单缺少字段"));
        assertThat(changed("bpmn/decision.bpmn", "<bpmn:subProcess id",
                "<bpmn:serviceTask id=\"service_x\" name=\"坏\" camunda:type=\"shell\"/><bpmn:subProcess id"))
                .anyMatch(f -> f.message().contains("系统以外的任务类型")).anyMatch(f -> f.message().contains("图上没有画出"));
        assertThat(changed("bpmn/decision.bpmn", "<bpmn:subProcess id", "<bpmn:scriptTask id=\"service_x\" name=\"坏\" scriptFormat=\"groovy\">"
                + "<bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:subProcess id")).anyMatch(f -> f.message().contains("不得使用脚本"));
        assertThat(changed("bpmn/decision.bpmn", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>")).anyMatch(f -> f.message().contains("不是完整的 XML 文件"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            value="departments.called"     | value="offices"                     | user_check_whistle | 没有这种可以选择的单位：offices
            value="departments.called"     | value="villages"                    | user_check_whistle | 表单要选择 departments.called
            value="whistle-call"           | value="whistle-nothing"             | start_whistle      | 没有这张核对用的规则表：whistle-nothing
            value="whistle-call"           | value="whistle-rating"              | start_whistle      | 没有输出列 field
            name="shows" value="report"    | name="shows" value="reports"        | user_rule_on_duty  | 要显示的环节不存在：reports
            name="notifyTo"                | name="notifyWhom"                   | send_report_overdue | 没有填写输入参数 notifyTo
            name="prefix" value="CS"       | name="prefix" value="JC"            | whistle            | 案件编号的字头 JC 已经是 decision 的
            name="notifyText">乡镇吹哨以后   | name="notifyText">${title}吹哨以后     | send_report_overdue | 只写固定的文字
            county-organization@${countyCode}</camunda:inputParameter> | county-king@${countyCode}</camunda:inputParameter> | send_report_overdue | 没有这个岗位：county-king
            """)
    void a_block_that_would_do_nothing_is_named_with_its_element(String from, String to, String element, String message) {
        assertThat(changed("bpmn/whistle.bpmn", from, to)).anySatisfy(f -> {
            assertThat(f.blocks()).isTrue();
            assertThat(f.message()).contains(message);
            assertThat(f.element()).isEqualTo(element);
        });
    }

    @Test
    void a_referral_leads_to_a_procedure_that_there_is_and_a_property_that_nothing_reads_is_worth_a_look() {
        assertThat(changed("bpmn/party-rectification.bpmn", ">party-rectification-plan<", ">party-nothing<")).anySatisfy(f ->
                assertThat(f.message()).contains("没有要转入的程序：party-nothing"));
        assertThat(changed("bpmn/whistle.bpmn", "name=\"keeps\"", "name=\"keepz\"")).filteredOn(f -> f.message().contains("keepz")).singleElement()
                .satisfies(f -> assertThat(f.blocks()).isFalse());
    }
}
