package org.cunyi.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cunyi.shared.Actor;

/** Reads and checks rows of a roster one by one. */
final class RosterLineReader {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern SEPARATOR = Pattern.compile("[;；、\\s\\u3000]+");
    private static final Map<String, String> KINDS = kinds();
    private static final int LONGEST = 100;
    private static final int LONGEST_EMAIL = 200;

    private final ImportUnits units;
    private final Map<String, OfficeRole> roles = new HashMap<>();

    RosterLineReader(ImportUnits units, Collection<OfficeRole> roles) {
        this.units = units;
        roles.forEach(r -> {
            this.roles.put(r.role(), r);
            this.roles.put(r.label(), r);
        });
    }

    /** @return {@code null} where something is wrong with the row */
    RosterLine read(ImportRow row) {
        String login = login(row);
        String name = row.required("name", LONGEST);
        String email = row.isEmpty("email") ? null : email(row);
        OrgUnit unit = units.of(row, "unit");
        String post = row.optional("post", LONGEST);
        String kind = kind(row);
        List<String> offices = offices(row, unit);
        LocalDate termFrom = row.date("term_from");
        LocalDate termTo = row.dateFrom(termFrom, "term_to");
        LocalDate validFrom = row.isEmpty("valid_from") ? termFrom : row.date("valid_from");
        if (row.isEmpty("valid_from") && row.isEmpty("term_from")) {
            row.bad("valid_from", "不能为空（填了任期起的可以不填）");
        }
        LocalDate validTo = row.dateFrom(validFrom, "valid_to");
        return !row.isGood() ? null
                : new RosterLine(row, login, name, email, unit, post, kind, offices, termFrom, termTo, validFrom, validTo);
    }

    private static String login(ImportRow row) {
        String login = row.matching("login", LOGIN, "登录名应为2到64位小写字母、数字或连字符，不以连字符开头");
        if (Actor.SYSTEM.equals(login)) {
            row.bad("login", "这个登录名由系统自己使用");
        }
        return login;
    }

    private static String email(ImportRow row) {
        String email = row.matching("email", EMAIL, "邮箱格式不正确");
        return email == null ? null : row.optional("email", LONGEST_EMAIL);
    }

    private static String kind(ImportRow row) {
        String kind = row.oneOf("kind", KINDS, "职务类别应为 党内、选举、一肩挑、监督、聘用、任命 之一");
        if (row.isEmpty("post") != row.isEmpty("kind")) {
            row.bad("kind", row.isEmpty("kind") ? "填了职务就要填职务类别" : "没有填职务");
        }
        if (row.isEmpty("post") && row.isEmpty("offices")) {
            row.bad("offices", "职务和岗位至少填一项");
        }
        return kind;
    }

    private List<String> offices(ImportRow row, OrgUnit unit) {
        List<String> found = new ArrayList<>();
        for (String word : SEPARATOR.split(oneWordEach(row.cell("offices")))) {
            OfficeRole role = roles.get(word);
            if (role != null && !found.contains(role.role())) {
                found.add(role.role());
                checkLevel(row, role, unit);
            } else if (role == null && !word.isEmpty()) {
                row.bad("offices", word.contains("@") ? "岗位不写@和单位代码，单位以本行为准" : "没有“" + word + "”这个岗位");
            }
        }
        return found;
    }

    private static void checkLevel(ImportRow row, OfficeRole role, OrgUnit unit) {
        if (unit != null && !role.level().equals(unit.level())) {
            row.bad("offices", "岗位“" + role.label() + "”属于" + levelName(role.level()) + "，本行的单位是" + levelName(unit.level()));
        }
    }

    /** A label may contain a separator itself: 乡镇党委、政府. */
    private String oneWordEach(String cell) {
        String words = cell;
        for (OfficeRole role : roles.values()) {
            words = SEPARATOR.matcher(role.label()).find() ? words.replace(role.label(), role.role()) : words;
        }
        return words;
    }

    private static String levelName(String level) {
        return switch (level) {
            case "county" -> "县级";
            case "township" -> "乡镇";
            default -> "村级";
        };
    }

    private static Map<String, String> kinds() {
        Map<String, String> labels = Map.of("party", "党内", "elected", "选举", "both", "一肩挑", "supervisory", "监督", "hired", "聘用",
                "appointed", "任命");
        Map<String, String> words = new HashMap<>();
        labels.forEach((kind, label) -> {
            words.put(kind, kind);
            words.put(label, kind);
        });
        return words;
    }
}
