package org.cunyi;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words that nobody should find, in every column of text or bytes of every table, the mails and the engine's history among them. */
public final class PlantedWords {

    private static final String COLUMNS = "select table_schema, table_name, column_name, data_type from information_schema.columns where table_schema not in"
            + " ('pg_catalog', 'information_schema') and data_type in ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb')";

    private PlantedWords() {
    }

    /** Columns of PostgreSQL that have them. */
    public static List<String> columns(JdbcClient jdbc, String planted) {
        return jdbc.sql(COLUMNS).query().listOfRows().stream().filter(c -> has(jdbc, c, planted)).map(c -> c.get("table_name") + "." + c.get("column_name"))
                .toList();
    }

    private static boolean has(JdbcClient jdbc, Map<String, Object> c, String planted) {
        String column = "\"" + c.get("column_name") + "\"";
        String where = c.get("data_type").equals("bytea") ? "position(convert_to(?, 'UTF8') in " + column + ") > 0" : "position(? in " + column + "::text) > 0";
        return jdbc.sql("select count(*) from \"" + c.get("table_schema") + "\".\"" + c.get("table_name") + "\" where " + where).param(planted)
                .query(Integer.class).single() > 0;
    }
}
