package org.cunyi.workflow;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.process.ActingGroups;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords and rights of the people who log in, as the engine keeps them. */
@Component
public class Identities {

    private final IdentityService identities;
    private final Roster roster;
    private final PasswordRules rules;
    private final ApplicationEventPublisher events;

    Identities(@Lazy IdentityService identities, Roster roster, PasswordRules rules, ApplicationEventPublisher events) {
        this.identities = identities;
        this.roster = roster;
        this.rules = rules;
        this.events = events;
    }

    /** Counts nothing; who asks on behalf of somebody outside counts wrong answers. */
    public boolean passwordFits(String login, String password) {
        try {
            return identities.checkPassword(login, password);
        } catch (OptimisticLockingException twoAtOnceRenewedTheHash) {
            return identities.checkPassword(login, password);
        }
    }

    /** Groups and tenants that the person acts with today. */
    public record Rights(List<String> groups, List<String> tenants) {
    }

    public Rights rightsOf(String login) {
        List<Office> offices = roster.officesOf(login);
        List<String> tenants = identities.createTenantQuery().userMember(login).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId).toList();
        return new Rights(ActingGroups.of(offices), tenants);
    }

    /** Runs with that person's rights in the engine; the thread is clean afterwards. */
    public void actAs(String login, Rights rights) {
        Actor.actFor(null);
        identities.setAuthentication(login, rights.groups(), rights.tenants());
    }

    public void actAsNobody() {
        Actor.actFor(null);
        identities.clearAuthentication();
    }

    @Transactional
    public void changeOwnPassword(String login, String old, String wanted) {
        if (!passwordFits(login, old)) {
            throw Refusal.of("old", "原密码：不正确");
        }
        if (wanted.equals(old)) {
            throw Refusal.of("wanted", "新密码：不能与原密码相同");
        }
        save(login, wanted);
        roster.setMustChangePassword(login, false);
        events.publishEvent(SimpleAct.ofNow(null, "password.changed", login, java.util.Map.of()));
    }

    /** An administrator gives a first password, which the person must change. */
    @Transactional
    public void resetPassword(String login, String wanted) {
        save(login, wanted);
        roster.setMustChangePassword(login, true);
        events.publishEvent(SimpleAct.ofNow(null, "password.reset", login, java.util.Map.of("by", Actor.current())));
    }

    /** The password that an operator gives the first administrator of an installation. */
    @Transactional
    public void firstPassword(String login, String wanted) {
        save(login, wanted);
        events.publishEvent(SimpleAct.ofNow(null, "password.reset", login, java.util.Map.of("by", Actor.current())));
    }

    private void save(String login, String wanted) {
        rules.check(roster.person(login).orElseThrow(() -> Refusal.notFound("没有登录名为“" + login + "”的人员")), wanted);
        var caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            User user = identities.createUserQuery().userId(login).singleResult();
            if (user == null) {
                throw Refusal.notFound("没有登录名为“" + login + "”的人员");
            }
            user.setPassword(wanted);
            identities.saveUser(user);
        } finally {
            identities.setAuthentication(caller);
        }
    }
}
