package org.cunyi.deliberation.council;

import java.util.List;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.springframework.stereotype.Component;

/** Who logs in as a member must hold the office in the roster: a list of names gives nobody rights. */
@Component
class MemberLogins {

    private final Roster roster;

    MemberLogins(Roster roster) {
        this.roster = roster;
    }

    /** What is wrong with the login of a line, in Chinese, {@code null} where nothing is. */
    String problem(String orgCode, MemberLine line) {
        Optional<Person> person = roster.person(line.login());
        if (person.isEmpty()) {
            return "没有登录名为“" + line.login() + "”的人员";
        }
        if (!line.name().equals(person.get().name()) && !line.name().startsWith(person.get().name() + "（")) {
            return "登录名“" + line.login() + "”不是" + line.name() + "的";
        }
        List<String> own = roster.officesOf(line.login()).stream().filter(o -> o.actingFor() == null && orgCode.equals(o.orgCode()))
                .map(o -> o.role()).toList();
        if (line.chair() && !own.contains(DeliberationProcess.CHAIR)) {
            return line.name() + "在名册中不是本村议事会理事长，请先登记岗位";
        }
        return own.contains(DeliberationProcess.CHAIR) || own.contains(DeliberationProcess.MEMBER) ? null
                : line.name() + "在名册中没有本村议事会成员或者理事长的岗位，请先登记岗位，或者不写登录名";
    }
}
