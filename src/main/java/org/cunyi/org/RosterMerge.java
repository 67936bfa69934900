package org.cunyi.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cunyi.org.ImportChanges.Effect;
import org.cunyi.org.RosterTables.OfficeRow;
import org.cunyi.org.RosterTables.PersonRow;
import org.cunyi.org.RosterTables.PostRow;
import org.cunyi.shared.Actor;

/** Compares the rows of a roster with each other and with the tables. */
final class RosterMerge {

    private final ImportSheet sheet;
    private final ImportUnits units;
    private final RosterTables known;
    private final LocalDate today;
    private final ImportChanges changes = RosterTables.noChanges();
    private final ImportPeriods posts = new ImportPeriods();
    private final ImportPeriods offices = new ImportPeriods();
    private final Map<String, PersonRow> persons = new HashMap<>();

    RosterMerge(ImportSheet sheet, ImportUnits units, RosterTables known, LocalDate today) {
        this.sheet = sheet;
        this.units = units;
        this.known = known;
        this.today = today;
    }

    ImportChanges of(List<RosterLine> lines) {
        lines.forEach(this::agree);
        lines.forEach(this::merge);
        known.posts().values().stream().filter(p -> !sheet.mentions(p.key()))
                .forEach(p -> posts.add(p.thing(), p.validFrom(), p.validTo(), null));
        known.offices().values().stream().filter(o -> !sheet.mentions(o.key()))
                .forEach(o -> offices.add(o.thing(), o.validFrom(), o.validTo(), null));
        posts.check("职务");
        offices.check("岗位");
        return changes;
    }

    /** The same login is the same person: all rows that say something must say the same. */
    private void agree(RosterLine line) {
        PersonRow said = persons.get(line.login());
        if (said != null && !said.name().equals(line.name())) {
            line.row().bad("name", "同一登录名在本文件前面的行里是另一个姓名");
        }
        if (said != null && said.email() != null && line.email() != null && !said.email().equals(line.email())) {
            line.row().bad("email", "同一登录名在本文件前面的行里是另一个邮箱");
        }
        String email = said != null && said.email() != null ? said.email() : line.email();
        persons.put(line.login(), new PersonRow(line.login(), line.name(), email));
    }

    private void merge(RosterLine line) {
        Effect person = sheet.first(line.login(), line.row()) == line.row() ? person(line.login()) : Effect.UNCHANGED;
        Effect post = line.post() == null ? Effect.UNCHANGED : post(line);
        Effect office = line.roles().stream().map(role -> office(line, role)).reduce(Effect.UNCHANGED, RosterMerge::stronger);
        if (office != Effect.UNCHANGED && line.login().equals(Actor.current())) {
            line.row().bad("offices", "不能给自己授予或更改岗位，请由另一位系统管理员导入");
        }
        // a further office of a post that stands already makes the row a changed one, not a new one
        Effect rest = line.post() != null && office == Effect.ADDED ? Effect.CHANGED : office;
        changes.count(Stream.of(person, post, rest).reduce(RosterMerge::stronger).orElseThrow(), line.unit().code(), line.login());
    }

    private Effect person(String login) {
        PersonRow existing = known.persons().get(login);
        PersonRow wanted = persons.get(login);
        if (existing != null && !sheet.has("email")) {
            wanted = new PersonRow(login, wanted.name(), existing.email());
        }
        return changes.merge(existing, wanted, RosterTables.INSERT_PERSON, RosterTables.UPDATE_PERSON);
    }

    private Effect post(RosterLine line) {
        PostRow stated = new PostRow(line.login(), line.unit().code(), line.post(), line.kind(), line.termFrom(), line.termTo(),
                line.validFrom(), line.validTo());
        if (sheet.isRepeated(stated.key(), line.row(), "post")) {
            return Effect.UNCHANGED;
        }
        PostRow existing = known.posts().get(stated.key());
        PostRow wanted = existing == null ? stated : new PostRow(stated.login(), stated.orgCode(), stated.title(), stated.kind(),
                sheet.has("term_from") ? stated.termFrom() : existing.termFrom(),
                sheet.has("term_to") ? stated.termTo() : existing.termTo(), stated.validFrom(),
                sheet.has("valid_to") ? stated.validTo() : existing.validTo());
        units.checkInForce(line.row(), "unit", line.unit(), wanted.validFrom(), wanted.validTo());
        posts.add(wanted.thing(), wanted.validFrom(), wanted.validTo(), line.row());
        if (existing == null || !existing.kind().equals(wanted.kind())) {
            changes.appoint(appointment(wanted, existing != null), line.row());
        }
        return changes.merge(existing, wanted, RosterTables.INSERT_POST, RosterTables.UPDATE_POST);
    }

    /** A post that is held becomes one of another kind today, whenever it was taken. */
    private Appointment appointment(PostRow post, boolean turned) {
        boolean held = post.validFrom().isBefore(today) && (post.validTo() == null || !post.validTo().isBefore(today));
        return new Appointment(post.login(), post.orgCode(), post.title(), post.kind(), turned && held ? today : post.validFrom(), post.validTo());
    }

    private Effect office(RosterLine line, String role) {
        OfficeRow stated = new OfficeRow(line.login(), role, line.unit().code(), line.validFrom(), line.validTo());
        OfficeRow existing = known.offices().get(stated.key());
        OfficeRow wanted = existing == null || sheet.has("valid_to") ? stated
                : new OfficeRow(stated.login(), role, stated.orgCode(), stated.validFrom(), existing.validTo());
        ImportRow first = sheet.first(wanted.key(), line.row());
        if (first != line.row()) {
            checkSameEnd(line, first);
            return Effect.UNCHANGED;
        }
        units.checkInForce(line.row(), "unit", line.unit(), wanted.validFrom(), wanted.validTo());
        offices.add(wanted.thing(), wanted.validFrom(), wanted.validTo(), line.row());
        return changes.merge(existing, wanted, RosterTables.INSERT_OFFICE, RosterTables.UPDATE_OFFICE);
    }

    /** An office may stand in two rows of a person, with his one post and his other; but it ends once. */
    private static void checkSameEnd(RosterLine line, ImportRow first) {
        if (!Objects.equals(first.date("valid_to"), line.validTo())) {
            line.row().bad("valid_to", "同一岗位在第" + first.line() + "行有另一个失效日期");
        }
    }

    private static Effect stronger(Effect a, Effect b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
