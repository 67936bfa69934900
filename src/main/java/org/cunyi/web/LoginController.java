package org.cunyi.web;

import org.cunyi.shared.Actor;
import org.cunyi.workflow.web.PageController;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page; Spring Security takes what is sent from it. */
@PageController
class LoginController {

    private final boolean demo;

    LoginController(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String login(Model model) {
        if (!Actor.SYSTEM.equals(Actor.current())) {
            return "redirect:/";
        }
        model.addAttribute("demo", demo);
        return "login";
    }
}
