package org.cunyi.insight.web;

import java.util.List;
import java.util.stream.Collectors;
import org.cunyi.insight.search.CaseActors;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** Who is meant by a name: auditors know people by their names, the record by their logins. */
@Component
class FoundPeople {

    private static final int SHOWN = 5;

    private final Roster roster;
    private final CaseActors actors;

    FoundPeople(Roster roster, CaseActors actors) {
        this.roster = roster;
        this.actors = actors;
    }

    /**
     * @param typed login or full name, or {@code null}
     * @return the login
     * @throws Refusal where nobody is called so, or several are: two people's acts are never shown as one's
     */
    String login(String typed) {
        if (typed == null || roster.person(typed).isPresent()) {
            return typed;
        }
        List<Person> named = roster.named(typed, SHOWN + 1);
        if (named.isEmpty() && !actors.knows(typed)) {
            throw Refusal.of("actor", "经办人：名册中没有登录名或者姓名为“" + typed + "”的人员");
        }
        if (named.size() > 1) {
            String logins = named.stream().limit(SHOWN).map(Person::login).collect(Collectors.joining("、"));
            throw Refusal.of("actor", "经办人：名册中有几名“" + typed + "”，请改填登录名：" + logins + (named.size() > SHOWN ? "等" : ""));
        }
        return named.isEmpty() ? typed : named.get(0).login();
    }
}
