package org.cunyi.insight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.Place;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Wording;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.stereotype.Component;

/** Makes a question of what was typed, or says everything that is wrong with it, field by field. */
@Component
class FindInput {

    static final List<String> STATES = List.of("open", "done");
    private static final int LONGEST = 100;
    private static final int BRIEF = 30;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{2}-[0-9-]*");

    private final AuditorAccess access;
    private final FoundPeople people;
    private final CaseFinder cases;
    private final CaseView view;
    private final Wording words;

    FindInput(AuditorAccess access, FoundPeople people, CaseFinder cases, CaseView view, Wording words) {
        this.access = access;
        this.people = people;
        this.cases = cases;
        this.view = view;
        this.words = words;
    }

    /** @throws Refusal with an error for each field that cannot be asked for, or where the acting person is no auditor */
    CaseQuestion question(FindFilter f) {
        List<String> units = access.units();
        List<FieldError> errors = new ArrayList<>();
        String org = read(errors, () -> unit(units, line("org", "单位", f.org())));
        String process = read(errors, () -> choice("process", "程序", line("process", "程序", f.process()), words.codes("process")));
        String login = read(errors, () -> people.login(line("actor", "经办人", f.actor())));
        LocalDate from = read(errors, () -> SearchInput.day("from", "发起日期（从）", line("from", "发起日期（从）", f.from())));
        LocalDate to = read(errors, () -> SearchInput.day("to", "发起日期（到）", line("to", "发起日期（到）", f.to())));
        String state = read(errors, () -> choice("state", "状态", line("state", "状态", f.state()), STATES));
        boolean late = "true".equals(read(errors, () -> choice("overdue", "只看逾期", line("overdue", "只看逾期", f.overdue()), List.of("true", "false"))));
        String outcome = read(errors, () -> choice("outcome", "结果", line("outcome", "结果", f.outcome()), words.codes("outcome")));
        String text = read(errors, () -> line("text", "事项或编号", f.text()));
        if (from != null && to != null && from.isAfter(to)) {
            errors.add(new FieldError("to", "发起日期：“到”不能早于“从”"));
        }
        if (late && "done".equals(state)) {
            errors.add(new FieldError("overdue", "只看逾期：已办结的案件没有待办任务，不会逾期，请不要同时选择“已办结”"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        boolean number = text != null && NUMBER.matcher(text).matches();
        return new CaseQuestion(org == null ? units : List.of(org), process, state, late, outcome, login, number ? null : text,
                number ? text.toUpperCase(Locale.ROOT) : null, from, to, List.copyOf(view.secret().keySet()));
    }

    /** Where the page begins or ends. */
    Optional<Place> place(FindFilter f) {
        String after = line("after", "翻页位置", f.after());
        String before = line("before", "翻页位置", f.before());
        if (after != null && before != null) {
            throw Refusal.of("after", "翻页位置：“after”和“before”只能写一个");
        }
        String number = after == null ? before : after;
        return number == null ? Optional.empty() : Optional.of(cases.place(number, after == null).orElseThrow(
                () -> Refusal.of(after == null ? "before" : "after", "翻页位置：没有编号为“" + brief(number) + "”的案件，请从第一页重新查询")));
    }

    private static <T> T read(List<FieldError> errors, Supplier<T> field) {
        try {
            return field.get();
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
            return null;
        }
    }

    private static String line(String field, String label, String typed) {
        if (typed != null && typed.codePointCount(0, typed.length()) > LONGEST) {
            throw Refusal.of(field, label + "：最多" + LONGEST + "个字");
        }
        return SearchInput.text(typed);
    }

    private static String unit(List<String> units, String org) {
        if (org != null && (!OrgCode.isValid(org) || units.stream().noneMatch(org::startsWith))) {
            throw Refusal.of("org", "单位：“" + brief(org) + "”不是您审计范围内的单位代码");
        }
        return org;
    }

    private static String choice(String field, String label, String typed, Collection<String> allowed) {
        if (typed != null && !allowed.contains(typed)) {
            throw Refusal.of(field, label + "：没有“" + brief(typed) + "”这一选项");
        }
        return typed;
    }

    private static String brief(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), BRIEF)));
    }
}
