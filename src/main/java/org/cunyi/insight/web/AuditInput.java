package org.cunyi.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cunyi.insight.search.Place;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;

/** What is typed on the auditors' pages, read field by field. */
public final class AuditInput {

    private static final int LONGEST = 100;
    private static final int BRIEF = 30;

    private AuditInput() {
    }

    /** What the field says, or {@code null} and one more error. */
    public static <T> T read(List<FieldError> errors, Supplier<T> field) {
        try {
            return field.get();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.BAD_INPUT) {
                throw refusal;
            }
            errors.addAll(refusal.errors());
            return null;
        }
    }

    static String line(String field, String label, String typed) {
        if (typed != null && typed.codePointCount(0, typed.length()) > LONGEST) {
            throw Refusal.of(field, label + "：最多" + LONGEST + "个字");
        }
        return SearchInput.text(typed);
    }

    /** @throws Refusal where it is no place that a page led to */
    public static Optional<Place> place(String field, String typed, boolean newer) {
        return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(Place.of(typed.strip(), newer)
                .orElseThrow(() -> Refusal.of(field, "翻页位置：写法不对，请从第一页重新查询")));
    }

    /** Says on the page what is wrong with what was typed; whatever else was refused stays refused. */
    public static void say(Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.kind() != Refusal.Kind.BAD_INPUT) {
            throw refusal;
        }
        response.setStatus(refusal.kind().status());
        model.addAttribute("problems", refusal.errors().stream().map(FieldError::message).toList());
        model.addAttribute("wrong", refusal.errors().stream().map(FieldError::field).collect(Collectors.toSet()));
    }

    /** The beginning of what was typed, to be said again. */
    static String brief(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), BRIEF)));
    }
}
