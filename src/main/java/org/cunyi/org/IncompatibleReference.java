package org.cunyi.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offices of one village that nobody may hold at once, as a table that modellers change. */
@Component
class IncompatibleReference implements ReferenceTable {

    private static final int LONGEST_BASIS = 400;

    private final JdbcClient jdbc;
    private volatile List<ReferenceColumn> known;

    IncompatibleReference(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "incompatible-offices";
    }

    @Override
    public String title() {
        return "不得兼任的岗位";
    }

    @Override
    public String purpose() {
        return "同一个村的哪两个岗位不能由一个人担任，也不能互相代理：被监督的人不监督自己。";
    }

    @Override
    public String source() {
        return "《村民委员会组织法》（2025年修订）第三十七条";
    }

    @Override
    public Storage storage() {
        return new Storage("incompatible_office", "valid_from", "valid_to", null);
    }

    /** Read once: only an upgrade of the product brings other offices. */
    @Override
    public List<ReferenceColumn> columns() {
        if (known == null) {
            known = read();
        }
        return known;
    }

    private List<ReferenceColumn> read() {
        Map<String, String> roles = new LinkedHashMap<>();
        jdbc.sql("select * from office_role where level = 'village' and scoped order by role").query(OfficeRole.class).list()
                .forEach(r -> roles.put(r.role(), r.label()));
        return List.of(ReferenceColumn.choice("role_a", "岗位", roles).asKey(), ReferenceColumn.choice("role_b", "不得兼任的岗位", roles).asKey(),
                ReferenceColumn.text("legal_basis", "依据", LONGEST_BASIS).hint("条文、文件名称和文号。"));
    }

    @Override
    public List<FieldError> check(Map<String, String> row) {
        return row.get("role_a").equals(row.get("role_b")) ? List.of(new FieldError("role_b", "不得兼任的岗位：不能与前一个岗位相同")) : List.of();
    }
}
