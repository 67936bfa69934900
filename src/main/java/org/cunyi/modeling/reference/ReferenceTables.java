package org.cunyi.modeling.reference;

import java.util.List;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** All tables that rooms have described, in the order in which people look for them. */
@Component
public class ReferenceTables {

    private static final List<String> ORDER = List.of("county-rules", "county-days", "working-days", "publication-duties", "notice-texts",
            "incompatible-offices", "units");

    private final List<ReferenceTable> tables;

    ReferenceTables(List<ReferenceTable> tables) {
        this.tables = tables.stream().sorted(java.util.Comparator.comparingInt((ReferenceTable t) -> ORDER.indexOf(t.code()))
                .thenComparing(ReferenceTable::code)).toList();
    }

    public List<ReferenceTable> all() {
        return tables;
    }

    /** @throws Refusal where there is none */
    public ReferenceTable get(String code) {
        return tables.stream().filter(t -> t.code().equals(code)).findFirst().orElseThrow(() -> Refusal.notFound("没有这张参考表"));
    }

    /** @throws Refusal where there is none, or it is changed elsewhere */
    public ReferenceTable changeable(String code) {
        ReferenceTable table = get(code);
        if (table.elsewhere() != null) {
            throw Refusal.notYours(table.title() + "：" + table.elsewhere());
        }
        return table;
    }
}
