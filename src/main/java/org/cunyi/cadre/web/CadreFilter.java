package org.cunyi.cadre.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.RegisterQuestion;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.SearchInput;

/** The filter as it was typed, each field may stay empty. */
public record CadreFilter(String org, String kind, Boolean oneShoulder, String review, String state, String text, Integer page) {

    static final List<String> KINDS = Arrays.stream(PostKind.values()).map(PostKind::code).toList();
    static final List<String> REVIEWS = List.of("missing", "expiring");
    private static final Set<String> STATES = Set.of("held", "ended");

    /** @throws Refusal where something typed is none of the choices */
    RegisterQuestion question(List<String> units) {
        String unit = SearchInput.text(org);
        if (unit != null && !OrgCode.isValid(unit)) {
            throw Refusal.of("org", "单位：所选不是单位代码");
        }
        return new RegisterQuestion(units, unit, choice("kind", "职务类别", kind, KINDS), Boolean.TRUE.equals(oneShoulder),
                choice("review", "联审", review, REVIEWS), "ended".equals(choice("state", "状态", state, STATES)),
                SearchInput.text(text));
    }

    public int at() {
        return SearchInput.page(page);
    }

    private static String choice(String field, String label, String typed, java.util.Collection<String> allowed) {
        String value = SearchInput.text(typed);
        if (value != null && !allowed.contains(value)) {
            throw Refusal.of(field, label + "：所选不在可选范围内");
        }
        return value;
    }
}
