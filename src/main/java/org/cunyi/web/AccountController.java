package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Identities;
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

    AccountController(Identities identities, Roster roster) {
        this.identities = identities;
        this.roster = roster;
    }

    @GetMapping("/account/password")
    String form(Model model) {
        return show(model, Map.of());
    }

    @PostMapping("/account/password")
    String change(@RequestParam(defaultValue = "") String old, @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String repeated, Model model, HttpServletResponse response) {
        try {
            if (!wanted.equals(repeated)) {
                throw Refusal.of("repeated", "再次输入：两次输入的新密码不一致");
            }
            identities.changeOwnPassword(Actor.current(), old, wanted);
            return "redirect:/?passwordChanged";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(model, refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a)));
        }
    }

    private String show(Model model, Map<String, String> errors) {
        model.addAttribute("errors", errors);
        model.addAttribute("mustChange", roster.person(Actor.current()).map(Person::mustChangePassword).orElse(false));
        return PAGE;
    }
}
