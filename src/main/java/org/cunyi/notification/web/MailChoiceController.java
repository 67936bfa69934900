package org.cunyi.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import org.cunyi.notification.MailChoices;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How one wants one's own mail. */
@PageController
class MailChoiceController {

    private final MailChoices choices;
    private final Roster roster;
    private final int hour;

    MailChoiceController(MailChoices choices, Roster roster, @Value("${cunyi.mail.digest-hour:8}") int hour) {
        this.choices = choices;
        this.roster = roster;
        this.hour = hour;
    }

    @GetMapping("/account/mail")
    String form(Model model) {
        return show(model, choices.of(Actor.current()), null);
    }

    @PostMapping("/account/mail")
    String choose(@RequestParam(defaultValue = "") String choice, Model model, HttpServletResponse response) {
        try {
            choices.choose(Actor.current(), choice);
            return "redirect:/account/mail?saved";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(model, null, refusal.getMessage());
        }
    }

    private String show(Model model, String choice, String problem) {
        model.addAttribute("choice", choice);
        model.addAttribute("choices", MailChoices.ALL);
        model.addAttribute("problem", problem);
        model.addAttribute("hour", hour);
        model.addAttribute("address", roster.person(Actor.current()).map(Person::email).orElse(null));
        return "account/mail";
    }
}
