package org.cunyi.org;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of settings that the product knows, once: only an upgrade of the product changes it. */
@Component
class SettingKinds {

    private final JdbcClient jdbc;
    private volatile List<SettingKind> known;

    SettingKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SettingKind> all() {
        if (known == null) {
            known = List.copyOf(jdbc.sql("select name, label, area, form, least, most, choices, may_be_none, otherwise, purpose from setting_kind"
                    + " order by sort").query(SettingKind.class).list());
        }
        return known;
    }

    List<SettingKind> of(String area) {
        return all().stream().filter(k -> k.area().equals(area)).toList();
    }
}
