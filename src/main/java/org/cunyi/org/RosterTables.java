package org.cunyi.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables hold of persons, posts and offices, read once; by login, for a new person has no number yet. */
final class RosterTables {

    static final String INSERT_PERSON = "insert into person (login, name, email) values (:login, :name, :email)";
    static final String UPDATE_PERSON = "update person set name = :name, email = :email where login = :login";
    static final String INSERT_POST = "insert into post (person_id, org_code, title, kind, term_from, term_to, valid_from, valid_to) values"
            + " ((select id from person where login = :login), :orgCode, :title, :kind, :termFrom, :termTo, :validFrom, :validTo)";
    static final String UPDATE_POST = "update post set kind = :kind, term_from = :termFrom, term_to = :termTo, valid_to = :validTo"
            + " where person_id = (select id from person where login = :login) and org_code = :orgCode and title = :title"
            + " and valid_from = :validFrom";
    static final String INSERT_OFFICE = "insert into office (person_id, role, org_code, valid_from, valid_to) values"
            + " ((select id from person where login = :login), :role, :orgCode, :validFrom, :validTo)";
    static final String UPDATE_OFFICE = "update office set valid_to = :validTo"
            + " where person_id = (select id from person where login = :login) and role = :role and org_code = :orgCode"
            + " and valid_from = :validFrom";

    record PersonRow(String login, String name, String email) {
    }

    record PostRow(String login, String orgCode, String title, String kind, LocalDate termFrom, LocalDate termTo, LocalDate validFrom,
            LocalDate validTo) {

        List<String> thing() {
            return List.of("post", login, orgCode, title);
        }

        List<Object> key() {
            return List.of(thing(), validFrom);
        }
    }

    record OfficeRow(String login, String role, String orgCode, LocalDate validFrom, LocalDate validTo) {

        List<String> thing() {
            return List.of("office", login, orgCode, role);
        }

        List<Object> key() {
            return List.of(thing(), validFrom);
        }
    }

    private final Map<String, PersonRow> persons = new HashMap<>();
    private final Map<List<Object>, PostRow> posts = new HashMap<>();
    private final Map<List<Object>, OfficeRow> offices = new HashMap<>();

    RosterTables(JdbcClient jdbc) {
        jdbc.sql("select login, name, email from person").query(PersonRow.class).list().forEach(p -> persons.put(p.login(), p));
        jdbc.sql("select p.login, t.org_code, t.title, t.kind, t.term_from, t.term_to, t.valid_from, t.valid_to from post t"
                + " join person p on p.id = t.person_id").query(PostRow.class).list().forEach(p -> posts.put(p.key(), p));
        // the first administrator's office is older than any unit; no row of a file can be about it
        jdbc.sql("select p.login, o.role, o.org_code, o.valid_from, o.valid_to from office o join person p on p.id = o.person_id"
                + " where o.org_code is not null").query(OfficeRow.class).list().forEach(o -> offices.put(o.key(), o));
    }

    static ImportChanges noChanges() {
        return new ImportChanges(INSERT_PERSON, UPDATE_PERSON, INSERT_POST, UPDATE_POST, INSERT_OFFICE, UPDATE_OFFICE);
    }

    Map<String, PersonRow> persons() {
        return persons;
    }

    Map<List<Object>, PostRow> posts() {
        return posts;
    }

    Map<List<Object>, OfficeRow> offices() {
        return offices;
    }
}
