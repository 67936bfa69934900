package org.cunyi.org;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of settings that the product knows; it is short, so it is read as a whole. */
@Component
class SettingKinds {

    private final JdbcClient jdbc;

    SettingKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SettingKind> all() {
        return jdbc.sql("select name, label, area, form, least, most, choices, may_be_none, otherwise, purpose from setting_kind order by sort")
                .query(SettingKind.class).list();
    }

    List<SettingKind> of(String area) {
        return all().stream().filter(k -> k.area().equals(area)).toList();
    }
}
