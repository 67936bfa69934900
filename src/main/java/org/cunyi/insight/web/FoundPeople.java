package org.cunyi.insight.web;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.insight.search.CaseActors;
import org.cunyi.org.ActorOffices.Tenure;
import org.cunyi.org.ActorOffices;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.springframework.stereotype.Component;

/**
 * Who is meant by a name: auditors know people by their names, the record by their logins. Who never held an office nor did anything is nobody here:
 * the roster knows candidates who passed their review, and the number of that case is their login.
 */
@Component
class FoundPeople {

    private static final int SHOWN = 5;
    private static final int MOST = 200;
    private static final Pattern NUMBER_OF_A_CASE = Pattern.compile("[A-Za-z]{2}-[0-9]{6,12}-[0-9]{4}-[0-9]+");

    private final Roster roster;
    private final ActorOffices offices;
    private final CaseActors actors;
    private final CaseView view;

    FoundPeople(Roster roster, ActorOffices offices, CaseActors actors, CaseView view) {
        this.roster = roster;
        this.offices = offices;
        this.actors = actors;
        this.view = view;
    }

    /**
     * @param typed login or full name, or {@code null}
     * @return the login
     * @throws Refusal where nobody is called so, or several are: two people's acts are never shown as one's
     */
    String login(String typed) {
        if (typed == null) {
            return null;
        }
        if (!isNumber(typed) && (actors.knows(typed, view.secret().keySet()) || !acting(List.of(typed)).isEmpty())) {
            return typed;
        }
        List<String> named = acting(roster.named(typed, MOST).stream().map(Person::login).toList());
        if (named.isEmpty()) {
            throw Refusal.of("actor", "经办人：名册中没有登录名或者姓名为“" + typed + "”的工作人员");
        }
        if (named.size() > 1) {
            throw Refusal.of("actor", "经办人：名册中有几名“" + typed + "”，请改填登录名" + said(named));
        }
        return named.get(0);
    }

    /** Those of them who may have acted, by login. */
    private List<String> acting(List<String> logins) {
        Set<String> inOffice = offices.of(logins).stream().filter(t -> t.role() != null).map(Tenure::login).collect(Collectors.toSet());
        Set<String> secret = view.secret().keySet();
        return logins.stream().filter(l -> inOffice.contains(l) || actors.knows(l, secret)).sorted().toList();
    }

    private static boolean isNumber(String login) {
        return NUMBER_OF_A_CASE.matcher(login).matches();
    }

    private static String said(List<String> logins) {
        List<String> told = logins.stream().filter(l -> !isNumber(l)).toList();
        return told.isEmpty() ? "" : "：" + String.join("、", told.subList(0, Math.min(SHOWN, told.size())))
                + (logins.size() > Math.min(SHOWN, told.size()) ? "等" : "");
    }
}
