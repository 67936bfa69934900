package org.cunyi.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;

/** The settings of one area as a table that modellers change: a row for each county, setting and date of effect. */
abstract class SettingReference implements ReferenceTable {

    private static final int LONGEST = 200;

    private final SettingKinds kinds;
    private final String area;

    SettingReference(SettingKinds kinds, String area) {
        this.kinds = kinds;
        this.area = area;
    }

    @Override
    public Storage storage() {
        return new Storage("county_setting", "valid_from", null, "name in (select name from setting_kind where area = '" + area + "')");
    }

    @Override
    public Map<String, String> explained() {
        Map<String, String> purposes = new LinkedHashMap<>();
        kinds.of(area).forEach(k -> purposes.put(k.label(), k.purpose()));
        return purposes;
    }

    @Override
    public List<ReferenceColumn> columns() {
        return columns(ReferenceColumn.text("setting", "设置值", LONGEST));
    }

    @Override
    public List<ReferenceColumn> columns(Map<String, String> key) {
        return kinds.of(area).stream().filter(k -> k.name().equals(key.get("name"))).findFirst().map(k -> columns(k.column())).orElseGet(this::columns);
    }

    private List<ReferenceColumn> columns(ReferenceColumn setting) {
        Map<String, String> names = new LinkedHashMap<>();
        kinds.of(area).forEach(k -> names.put(k.name(), k.label()));
        return List.of(ReferenceColumn.unit("county_code", "县", "county").asKey(), ReferenceColumn.choice("name", "设置项", names).asKey(), setting,
                ReferenceColumn.text("legal_basis", "依据", LONGEST).hint("条文、文件名称和文号。"));
    }
}
