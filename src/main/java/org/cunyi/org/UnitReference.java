package org.cunyi.org;

import java.util.List;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.springframework.stereotype.Component;

/** The units, shown beside the other tables; they bear on logins and rights, so the administrator brings them in. */
@Component
class UnitReference implements ReferenceTable {

    private static final int LONGEST_NAME = 100;

    @Override
    public String code() {
        return "units";
    }

    @Override
    public String title() {
        return "单位（行政区划）";
    }

    @Override
    public String purpose() {
        return "县、乡镇、村和社区，各自从哪一天起、到哪一天止。村实行村民自治的程序，社区另有法律。";
    }

    @Override
    public String source() {
        return "民政部门的行政区划";
    }

    @Override
    public String elsewhere() {
        return "由系统管理员在“名册导入”里按“行政区划”导入，因为单位关系到谁能登录、能看到什么。";
    }

    @Override
    public Storage storage() {
        return new Storage("org_unit", "valid_from", "valid_to", null);
    }

    @Override
    public List<ReferenceColumn> columns() {
        return List.of(ReferenceColumn.text("code", "代码", 12).asKey(), ReferenceColumn.text("name", "名称", LONGEST_NAME),
                ReferenceColumn.choice("level", "级别", ReferenceColumn.words("county", "县", "township", "乡镇", "village", "村级")),
                ReferenceColumn.choice("kind", "类别", ReferenceColumn.words("village", "村", "community", "社区")).optional(),
                ReferenceColumn.unit("parent", "上级", "county", "township").optional());
    }
}
