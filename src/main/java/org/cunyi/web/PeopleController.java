package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.web.login.LoginGuard;
import org.cunyi.web.login.SecondFactors;
import org.cunyi.web.login.Sessions;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People and their offices, for the administrator. Offices change by import only, so that nobody clicks himself into one. */
@PageController
class PeopleController {

    private static final int SIZE = 30;
    private static final String ADMINISTRATOR = "administrator";

    private final Access access;
    private final Roster roster;
    private final Identities identities;
    private final OneTimePassword passwords;
    private final Labels labels;
    private final LoginGuard guard;
    private final Sessions sessions;
    private final SecondFactors factors;

    PeopleController(Access access, Roster roster, Identities identities, OneTimePassword passwords, Labels labels, LoginGuard guard,
            Sessions sessions, SecondFactors factors) {
        this.access = access;
        this.roster = roster;
        this.identities = identities;
        this.passwords = passwords;
        this.labels = labels;
        this.guard = guard;
        this.sessions = sessions;
        this.factors = factors;
    }

    @GetMapping("/admin/people")
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "0") int page, Model model) {
        access.require(ADMINISTRATOR);
        String wanted = SearchInput.text(text) == null ? "" : SearchInput.text(text);
        int at = SearchInput.page(page);
        List<Person> found = roster.people(wanted, at * SIZE, SIZE + 1);
        model.addAttribute("text", wanted);
        model.addAttribute("page", at);
        model.addAttribute("people", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("hasNext", found.size() > SIZE);
        model.addAttribute("offices", offices());
        model.addAttribute("locked", guard.locked());
        model.addAttribute("secondFactors", factors.enrolled());
        return "admin/people";
    }

    @PostMapping("/admin/people/{login}/password")
    String reset(@PathVariable String login, Model model, HttpServletRequest request) {
        access.require(ADMINISTRATOR);
        Person person = person(login);
        String password = passwords.next();
        identities.resetPassword(login, password);
        guard.unlock(login);
        sessions.endOthers(login, request, Sessions.End.PASSWORD);
        model.addAttribute("person", person);
        model.addAttribute("password", password);
        return "admin/one-time-password";
    }

    @PostMapping("/admin/people/{login}/unlock")
    String unlock(@PathVariable String login) {
        access.require(ADMINISTRATOR);
        guard.unlock(person(login).login());
        return "redirect:/admin/people?unlocked";
    }

    @PostMapping("/admin/people/{login}/second-factor")
    String resetSecondFactor(@PathVariable String login, HttpServletRequest request) {
        access.require(ADMINISTRATOR);
        factors.reset(person(login).login());
        sessions.endOthers(login, request, Sessions.End.FACTOR);
        return "redirect:/admin/people?reset";
    }

    private Person person(String login) {
        return roster.person(login).orElseThrow(() -> Refusal.notFound("没有登录名为“" + login + "”的人员"));
    }

    /** All offices of today in words, by login: one question to the roster instead of one per row. */
    private Map<String, List<String>> offices() {
        return roster.offices().stream()
                .collect(Collectors.groupingBy(Office::login, Collectors.mapping(labels::office, Collectors.toList())));
    }
}
