package org.cunyi.deliberation.council;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Words;

/** Reads a list of members, one line each: 姓名，类别，登录名，理事长, the last two optional; every line that is wrong is named with its number. */
final class MemberList {

    static final String FIELD = "members";
    private static final String CHAIR = "理事长";
    private static final String SEPARATOR = "[,，\\t]";
    private static final int LONGEST_NAME = 60;
    private static final int MOST_PARTS = 4;

    private final Map<String, String> kinds;
    private final Function<MemberLine, String> problemOfLogin;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<MemberLine> lines = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param kinds          labels by code
     * @param problemOfLogin what is wrong with a line's login, {@code null} where nothing is
     */
    MemberList(Map<String, String> kinds, Function<MemberLine, String> problemOfLogin) {
        this.kinds = kinds;
        this.problemOfLogin = problemOfLogin;
    }

    /** @throws Refusal where a line is wrong, or there is not exactly one chair */
    List<MemberLine> read(String text) {
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            if (!Words.isBlank(all[i])) {
                take(i + 1, all[i]);
            }
        }
        if (errors.isEmpty()) {
            checkChair();
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return lines;
    }

    private void take(int number, String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < 2 || parts.length > MOST_PARTS) {
            wrong(number, "应写成“姓名，类别，登录名，理事长”，后两项可以不写");
            return;
        }
        String role = part(parts, 3);
        String kind = kind(part(parts, 1));
        MemberLine line = new MemberLine(number, part(parts, 0), kind, part(parts, 2).isEmpty() ? null : part(parts, 2), role.equals(CHAIR));
        String problem = problem(line, part(parts, 1), role);
        if (problem == null) {
            lines.add(line);
        } else {
            wrong(number, problem);
        }
    }

    private String problem(MemberLine line, String kindTyped, String role) {
        if (Words.isBlank(line.name())) {
            return "没有写姓名";
        }
        String name = Words.problem(line.name(), false, LONGEST_NAME);
        if (name != null) {
            return "姓名" + name;
        }
        if (line.kind() == null) {
            return "没有“" + kindTyped + "”这一类别，应为" + String.join("、", kinds.values());
        }
        if (!role.isEmpty() && !line.chair()) {
            return "第四项只能写“理事长”，或者不写";
        }
        String twice = twice(line);
        return twice != null ? twice : line.chair() && line.login() == null ? "理事长必须写登录名" : line.login() == null ? null : problemOfLogin.apply(line);
    }

    private String twice(MemberLine line) {
        Integer name = seen.putIfAbsent("name " + line.name(), line.number());
        Integer login = line.login() == null ? null : seen.putIfAbsent("login " + line.login(), line.number());
        if (name != null) {
            return "与第" + name + "行重复：" + line.name() + "；确有重名的，请在姓名后注明，如“" + line.name() + "（二组）”";
        }
        return login == null ? null : "登录名与第" + login + "行重复：" + line.login();
    }

    private void checkChair() {
        List<MemberLine> chairs = lines.stream().filter(MemberLine::chair).toList();
        if (lines.isEmpty()) {
            errors.add(new FieldError(FIELD, "议事会成员名单：必须填写"));
        } else if (chairs.isEmpty()) {
            errors.add(new FieldError(FIELD, "议事会成员名单：没有理事长，请在其中一人的第四项写“理事长”"));
        } else if (chairs.size() > 1) {
            errors.add(new FieldError(FIELD, "议事会成员名单：理事长只能有一人，现有" + chairs.size() + "人（第" + chairs.stream()
                    .map(c -> String.valueOf(c.number())).collect(Collectors.joining("、")) + "行）"));
        }
    }

    /** By label or code; which quotation marks were typed, or none, makes no difference. */
    private String kind(String typed) {
        return kinds.entrySet().stream().filter(k -> k.getKey().equals(typed) || bare(k.getValue()).equals(bare(typed))).map(Map.Entry::getKey)
                .findFirst().orElse(null);
    }

    private static String bare(String label) {
        return label.replaceAll("[“”\"'‘’「」]", "");
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private void wrong(int number, String why) {
        errors.add(new FieldError(FIELD, "议事会成员名单第" + number + "行：" + why));
    }

    /** The list as it would have to be typed. */
    static String write(List<Member> members) {
        return members.stream().map(m -> m.name() + "，" + m.kindLabel() + (m.login() == null ? "" : "，" + m.login())
                + (m.chair() ? "，" + CHAIR : "")).collect(Collectors.joining("\n"));
    }
}
