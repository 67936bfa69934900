package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.web.login.LoginGuard;
import org.cunyi.web.login.SecondFactors;
import org.cunyi.web.login.Sessions;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.PasswordRules;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password. */
@PageController
class AccountController {

    private static final String PAGE = "account/password";

    private final Identities identities;
    private final Roster roster;
    private final PasswordRules rules;
    private final LoginGuard guard;
    private final Sessions sessions;
    private final SecondFactors factors;

    AccountController(Identities identities, Roster roster, PasswordRules rules, LoginGuard guard, Sessions sessions,
            SecondFactors factors) {
        this.identities = identities;
        this.roster = roster;
        this.rules = rules;
        this.guard = guard;
        this.sessions = sessions;
        this.factors = factors;
    }

    @GetMapping("/account/password")
    String form(Model model) {
        return show(model, Map.of());
    }

    @PostMapping("/account/password")
    String change(@RequestParam(defaultValue = "") String old, @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String repeated, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (!wanted.equals(repeated)) {
                throw Refusal.of("repeated", "再次输入：两次输入的新密码不一致");
            }
            String login = Actor.current();
            if (old.isEmpty() || !guard.again(login, request.getRemoteAddr(), () -> identities.passwordFits(login, old))) {
                throw Refusal.of("old", "原密码：不正确");
            }
            identities.changeOwnPassword(login, old, wanted);
            sessions.endOthers(login, request, Sessions.End.PASSWORD);
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
            return "redirect:/?passwordChanged";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(model, refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a)));
        }
    }

    private String show(Model model, Map<String, String> errors) {
        model.addAttribute("errors", errors);
        model.addAttribute("shortest", rules.shortest());
        model.addAttribute("secondFactor", factors.isOffered(Actor.current()));
        model.addAttribute("mustChange", roster.person(Actor.current()).map(Person::mustChangePassword).orElse(false));
        return PAGE;
    }
}
