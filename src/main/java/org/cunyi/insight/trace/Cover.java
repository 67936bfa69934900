package org.cunyi.insight.trace;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.shared.OrgCode;

/**
 * What of a case stays covered (ADR 0019): who is named in it without having acted for its unit, which villages, posts and other cases lead to the person.
 *
 * @param on      whether the case is concealed; nothing but {@code cases} counts where it is not
 * @param acting  who did anything in the case
 * @param recused who keeps out of it, or once did: one of them may be the person
 * @param orgCode unit of the case
 * @param cases   numbers of linked cases that would say on one side what the other conceals
 */
record Cover(boolean on, Set<String> acting, Set<String> recused, String orgCode, Set<String> cases) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,}");
    private static final Pattern POST = Pattern.compile("post:.*");

    /** Whether the login belongs to nobody who openly acted. */
    boolean hides(String login) {
        return on && (!acting.contains(login) || recused.contains(login));
    }

    /** Whether the words lead to another unit than the case's own and those above it, to a post, or to a case that is not said here. */
    boolean leadsAway(String text) {
        return cases.contains(text) || on && (POST.matcher(text).matches() || otherUnit(text));
    }

    private boolean otherUnit(String text) {
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            if (OrgCode.isValid(digits.group()) && !new OrgCode(digits.group()).covers(orgCode)) {
                return true;
            }
        }
        return false;
    }
}
