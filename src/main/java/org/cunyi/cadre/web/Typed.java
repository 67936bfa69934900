package org.cunyi.cadre.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.cunyi.cadre.registry.Contact;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.Words;

/** What was typed into a form, checked field by field; everything wrong is said at once. */
final class Typed {

    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    /** Landlines and service numbers only: a private telephone is nothing for the villagers' wall (domain.md §8). */
    private static final Pattern PHONE = Pattern.compile("0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,5})?|1[0-9]{4}|400-?[0-9]{3}-?[0-9]{4}");
    private static final int DUTIES = 500;
    private static final int HOURS = 100;

    private final List<Refusal.FieldError> errors = new ArrayList<>();
    private final LocalDate today;

    Typed(LocalDate today) {
        this.today = today;
    }

    String required(String field, String label, String typed, int longest) {
        String text = optional(field, label, typed, longest);
        return text == null && Words.isBlank(typed) ? bad(field, label, "必须填写") : text;
    }

    String optional(String field, String label, String typed, int longest) {
        if (Words.isBlank(typed)) {
            return null;
        }
        String problem = Words.problem(typed.strip(), false, longest);
        return problem == null ? typed.strip() : bad(field, label, problem);
    }

    String matching(String field, String label, String typed, Pattern form, String message) {
        String text = typed == null ? "" : typed.strip();
        return form.matcher(text).matches() ? text : bad(field, label, text.isEmpty() ? "必须填写" : message);
    }

    String choice(String field, String label, String typed, Collection<String> allowed) {
        return typed != null && allowed.contains(typed) ? typed : bad(field, label, "请从列表中选择");
    }

    /** A day that is over or today. */
    LocalDate past(String field, String label, String typed) {
        LocalDate day = day(field, label, typed);
        if (day == null && Words.isBlank(typed)) {
            bad(field, label, "必须填写");
        } else if (day != null && day.isAfter(today)) {
            bad(field, label, "不能晚于今天");
        }
        return day;
    }

    /** {@code null} where nothing was typed. */
    LocalDate day(String field, String label, String typed) {
        LocalDate day = Words.isBlank(typed) ? null : LocalDates.parse(typed.strip()).orElse(null);
        if (day == null && !Words.isBlank(typed)) {
            bad(field, label, "应写成 年-月-日，如 2026-01-20");
        }
        return day;
    }

    Contact contact(PostForm form) {
        return new Contact(optional("duties", "工作分工", form.duties(), DUTIES), phone("officePhone", "办公电话", form.officePhone()),
                optional("officeHours", "办公时间", form.officeHours(), HOURS), phone("supervisionPhone", "监督电话", form.supervisionPhone()));
    }

    private String phone(String field, String label, String typed) {
        return Words.isBlank(typed) ? null : matching(field, label, typed, PHONE, "应为固定电话（如 0394-6123456）或服务热线，不登记个人手机");
    }

    <T> T bad(String field, String label, String message) {
        errors.add(new Refusal.FieldError(field, label + "：" + message));
        return null;
    }

    /** @throws Refusal where anything was wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }
}
