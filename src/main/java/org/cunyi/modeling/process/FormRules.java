package org.cunyi.modeling.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelSet;

/** What a form has to be: of the schema that Tasklist draws, in Chinese, and some step's. */
final class FormRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 16;
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    /** What Tasklist 7.24 draws and the house reads; the editor's palette offers the same (desk.css). */
    private static final Set<String> COMPONENTS = Set.of("default", "text", "textfield", "textarea", "number", "datetime", "checkbox", "radio", "select",
            "checklist", "taglist", "group", "dynamiclist", "table", "separator", "spacer");

    private FormRules() {
    }

    static Set<String> keys(String form) {
        Set<String> keys = new HashSet<>();
        try {
            JSON.readTree(form).path("components").forEach(c -> keys.add(c.path("key").asText()));
        } catch (JsonProcessingException notJson) {
            // said where the form itself is checked
        }
        return keys;
    }

    static void check(ModelSet models, String path, Findings found) {
        JsonNode form;
        try {
            form = JSON.readTree(models.text(path));
        } catch (JsonProcessingException e) {
            found.wrong(null, "不是完整的表单文件（JSON）");
            return;
        }
        String id = ModelSet.stem(path);
        found.wrongUnless(form.path("id").asText().equals(id), null, "表单编号应当与文件名相同：" + id);
        found.wrongUnless(form.path("schemaVersion").asInt() == SCHEMA, null, "表单格式应当是第" + SCHEMA + "版（schemaVersion），别的版本 Tasklist 画不出来");
        found.wrongUnless(models.in("bpmn").stream().anyMatch(b -> models.text(b).contains("formRef=\"" + id + "\"")), null, "没有哪一步用到这个表单");
        fields(form.path("components"), found, new HashSet<>());
    }

    private static void fields(JsonNode components, Findings found, Set<String> seen) {
        for (JsonNode c : components) {
            fields(c.path("components"), found, seen);
            String type = c.path("type").asText();
            found.wrongUnless(COMPONENTS.contains(type), c.path("id").asText(), "不得使用这种组件：" + type);
            if (c.has("key")) {
                String key = c.path("key").asText();
                found.wrongUnless(KEY.matcher(key).matches(), key, "字段名应当以字母开头，只含字母和数字");
                found.wrongUnless(Words.isChinese(c.path("label").asText()), key, "字段没有中文标签");
                found.wrongUnless(seen.add(key) || c.path("conditional").has("hide"), key, "表单里有两个同名字段");
                c.path("values").forEach(v -> found.wrongUnless(Words.isChinese(v.path("label").asText()), key, "选项没有中文：" + v.path("value").asText()));
            }
        }
    }
}
