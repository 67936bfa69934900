package org.cunyi.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cunyi.org.Office;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** Chinese words for what the rooms keep as codes. Lives for one request, so that a list of a hundred rows asks for names once. */
@Component("labels")
@RequestScope
public class Labels {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Wording words;
    private final Organisation organisation;
    private final Roster roster;
    private final CaseView models;
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final Set<String> countiesRead = new HashSet<>();
    private Map<String, OfficeRole> roles;

    Labels(Wording words, Organisation organisation, Roster roster, CaseView models) {
        this.models = models;
        this.words = words;
        this.organisation = organisation;
        this.roster = roster;
    }

    /** Word for a code of that family (see {@code messages.properties}), the code itself where there is none. */
    public String word(String family, String code) {
        return words.of(family, code);
    }

    public String process(String key) {
        String word = word("process", key);
        return word.equals(key) ? models.name(key).orElse(key) : word;
    }

    /** What a case of that procedure waits for when nobody has a task in it. */
    public String waiting(String process) {
        String word = word("waiting", process);
        return word.equals(process) ? word("waiting", "other") : word;
    }

    /** Name of a unit. All units of its county are read at the first question; an abolished one is asked for by itself. */
    public String unit(String code) {
        if (!units.containsKey(code) && OrgCode.isValid(code) && countiesRead.add(new OrgCode(code).county())) {
            organisation.under(new OrgCode(code).county()).forEach(u -> units.put(u.code(), u.name()));
        }
        return units.computeIfAbsent(code, organisation::name);
    }

    /** An engine group in words: unit and role. */
    public String group(String group) {
        String[] parts = group.split("@", 2);
        if (roles == null) {
            roles = roster.roles();
        }
        String role = roles.containsKey(parts[0]) ? roles.get(parts[0]).label() : parts[0];
        return parts.length == 1 ? role : at(parts[1], role);
    }

    /** Whether something entered is a unit's code or a role, which have names. */
    boolean isNamed(Object value) {
        return value instanceof String text && (isRole(text) || OrgCode.isValid(text) && !unit(text).equals(text));
    }

    /** The unit's or the role's name. */
    String named(Object value) {
        return isRole(value.toString()) ? roles.get(value.toString()).label() : unit(value.toString());
    }

    private boolean isRole(String text) {
        if (roles == null) {
            roles = roster.roles();
        }
        return roles.containsKey(text);
    }

    public String office(Office office) {
        String label = office.orgCode() == null ? office.label() : at(office.orgCode(), office.label());
        return office.actingFor() == null ? label : label + "（代" + person(office.actingFor()) + "）";
    }

    public String person(String login) {
        return login == null ? "" : people.computeIfAbsent(login, roster::name);
    }

    /** Who did something, and in whose place: 王某（代李某）. */
    public String actor(String login, String actingFor) {
        return actingFor == null ? person(login) : person(login) + "（代" + person(actingFor) + "）";
    }

    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String time(OffsetDateTime time) {
        return time == null ? "" : TIME.format(time.atZoneSameInstant(SHANGHAI));
    }

    /** A moment until which something is due; midnight is 24时 of the day that ends with it (民法典 201). */
    public String until(OffsetDateTime time) {
        if (time == null) {
            return "";
        }
        var local = time.atZoneSameInstant(SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(local.minusDays(1)) + "24时" : TIME.format(local);
    }

    private String at(String orgCode, String role) {
        return OfficeRole.at(unit(orgCode), role);
    }
}
