package org.cunyi.insight.web;

import static org.cunyi.insight.web.AuditInput.brief;
import static org.cunyi.insight.web.AuditInput.line;
import static org.cunyi.insight.web.AuditInput.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.Place;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Wording;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.stereotype.Component;

/** Makes a question of what was typed, or says everything that is wrong with it, field by field. */
@Component
class FindInput {

    static final List<String> STATES = List.of("open", "done");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{2}-[0-9-]*");

    private final AuditorAccess access;
    private final FoundPeople people;
    private final Wording words;

    FindInput(AuditorAccess access, FoundPeople people, Wording words) {
        this.access = access;
        this.people = people;
        this.words = words;
    }

    /** @throws Refusal with an error for each field that cannot be asked for, or where the acting person is no auditor */
    CaseQuestion question(FindFilter f) {
        List<FieldError> errors = new ArrayList<>();
        AuditorAccess.Scope scope = read(errors, () -> access.scope(line("org", "单位", f.org())));
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
        return new CaseQuestion(scope.units(), process, state, late, outcome, login, number ? null : text,
                number ? text.toUpperCase(Locale.ROOT) : null, from, to, scope.secret(), scope.recused());
    }

    /** Where the page begins or ends. */
    Optional<Place> place(FindFilter f) {
        Optional<Place> after = AuditInput.place("after", f.after(), false);
        Optional<Place> before = AuditInput.place("before", f.before(), true);
        if (after.isPresent() && before.isPresent()) {
            throw Refusal.of("after", "翻页位置：“after”和“before”只能写一个");
        }
        return after.or(() -> before);
    }

    private static String choice(String field, String label, String typed, Collection<String> allowed) {
        if (typed != null && !allowed.contains(typed)) {
            throw Refusal.of(field, label + "：没有“" + brief(typed) + "”这一选项");
        }
        return typed;
    }
}
