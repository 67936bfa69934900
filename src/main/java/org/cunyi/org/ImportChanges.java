package org.cunyi.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** What a file would change, kept until the whole file is found good: batches of statements, counts of rows, and whom it touches. */
final class ImportChanges {

    /** What a row, or a part of it, does to the table. */
    enum Effect {
        UNCHANGED, CHANGED, ADDED
    }

    private final Map<String, List<SqlParameterSource>> batches = new LinkedHashMap<>();
    private final Map<Effect, Integer> counts = new LinkedHashMap<>();
    private final Set<String> orgCodes = new TreeSet<>();
    private final Set<String> logins = new TreeSet<>();
    private final Map<Appointment, ImportRow> appointments = new LinkedHashMap<>();

    /** The statements in the order in which they must run. */
    ImportChanges(String... statements) {
        for (String statement : statements) {
            batches.put(statement, new ArrayList<>());
        }
    }

    /** Inserts or updates, whichever makes the table hold what the file says. */
    <T> Effect merge(T existing, T wanted, String insert, String update) {
        if (wanted.equals(existing)) {
            return Effect.UNCHANGED;
        }
        batches.get(existing == null ? insert : update).add(new SimplePropertySqlParameterSource(wanted));
        return existing == null ? Effect.ADDED : Effect.CHANGED;
    }

    /** Counts a row of the file; unit or login are {@code null} where the row is about none. */
    void count(Effect effect, String orgCode, String login) {
        counts.merge(effect, 1, Integer::sum);
        if (effect == Effect.UNCHANGED) {
            return;
        }
        if (orgCode != null) {
            orgCodes.add(orgCode);
        }
        if (login != null) {
            logins.add(login);
        }
    }

    /** A row gives a person a post, or a post of another kind. */
    void appoint(Appointment appointment, ImportRow row) {
        appointments.put(appointment, row);
    }

    Map<Appointment, ImportRow> appointments() {
        return appointments;
    }

    int count(Effect effect) {
        return counts.getOrDefault(effect, 0);
    }

    Set<String> orgCodes() {
        return orgCodes;
    }

    Set<String> logins() {
        return logins;
    }

    void write(NamedParameterJdbcTemplate jdbc) {
        batches.forEach((sql, rows) -> {
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
            }
        });
    }
}
