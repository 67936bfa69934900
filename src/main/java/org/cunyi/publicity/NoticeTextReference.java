package org.cunyi.publicity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proposed words of notices as a table that modellers change: the words around the facts, never the facts. */
@Component
class NoticeTextReference implements ReferenceTable {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 4000;
    private static final int LONGEST_BASIS = 400;

    private final JdbcClient jdbc;
    private volatile List<Kind> known;

    NoticeTextReference(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kind(String code, String label, String placeholders, String required) {

        Set<String> known() {
            return Set.of(placeholders.split(","));
        }

        String hint() {
            return "可以用 " + listed(List.of(placeholders.split(","))) + "；必须保留 " + listed(List.of(required.split(","))) + "。";
        }
    }

    /** Read once: only an upgrade of the product knows other facts to fill in. */
    private List<Kind> kinds() {
        if (known == null) {
            known = List.copyOf(jdbc.sql("select code, label, placeholders, required from notice_text_kind order by sort").query(Kind.class).list());
        }
        return known;
    }

    @Override
    public String code() {
        return "notice-texts";
    }

    @Override
    public String title() {
        return "公告文字";
    }

    @Override
    public String purpose() {
        return "起草公告时先填好的标题和正文。花括号里的由系统按记录填写，改的是前后的文字；起草的人还可以再改。已经起草的公告不变。";
    }

    @Override
    public String source() {
        return "《村民委员会组织法》（2025年修订）第十九条、第三十五条，县里的规定";
    }

    @Override
    public Storage storage() {
        return new Storage("notice_text", "valid_from", "valid_to", null);
    }

    @Override
    public List<ReferenceColumn> columns() {
        return columns(Map.of());
    }

    @Override
    public List<ReferenceColumn> columns(Map<String, String> key) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<Kind> kinds = kinds();
        kinds.forEach(k -> labels.put(k.code(), k.label()));
        String hint = kinds.stream().filter(k -> k.code().equals(key.get("code"))).findFirst().map(Kind::hint).orElse(null);
        return List.of(ReferenceColumn.choice("code", "公告", labels).asKey(), ReferenceColumn.unit("county_code", "县", "county").asKey().optional(),
                ReferenceColumn.text("title", "标题", LONGEST_TITLE), ReferenceColumn.writing("body", "正文", LONGEST_BODY).hint(hint),
                ReferenceColumn.text("legal_basis", "依据", LONGEST_BASIS).hint("条文、文件名称和文号。"));
    }

    @Override
    public List<FieldError> check(Map<String, String> row) {
        Kind kind = kinds().stream().filter(k -> k.code().equals(row.get("code"))).findFirst().orElseThrow();
        List<FieldError> wrong = new ArrayList<>();
        unknown(kind, "title", "标题", row.get("title"), wrong);
        unknown(kind, "body", "正文", row.get("body"), wrong);
        Set<String> missing = new TreeSet<>(List.of(kind.required().split(",")));
        missing.removeAll(placeholders(row.get("body")));
        if (!missing.isEmpty()) {
            wrong.add(new FieldError("body", "正文：必须保留 " + listed(missing)));
        }
        return wrong;
    }

    /** A notice cannot be drafted where nobody has words for it: what is for all counties is always there. */
    @Override
    public String neverEnded(Map<String, String> key) {
        return key.get("county_code") == null ? "各县共用的这一行不能停用：没有自己文字的县要用它起草公告。请另加一行，写明从哪一天起改" : null;
    }

    private static void unknown(Kind kind, String field, String label, String words, List<FieldError> wrong) {
        Set<String> unknown = placeholders(words);
        unknown.removeAll(kind.known());
        if (!unknown.isEmpty()) {
            wrong.add(new FieldError(field, label + "：不认识 " + listed(unknown)));
        }
        if (NoticeTexts.PLACEHOLDER.matcher(words).replaceAll("").matches("(?s).*[{}].*")) {
            wrong.add(new FieldError(field, label + "：花括号没有成对"));
        }
    }

    private static String listed(Collection<String> names) {
        return names.stream().map(p -> "{" + p + "}").collect(Collectors.joining("、"));
    }

    private static Set<String> placeholders(String words) {
        return NoticeTexts.PLACEHOLDER.matcher(words).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
