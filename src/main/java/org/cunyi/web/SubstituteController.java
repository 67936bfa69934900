package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Deputising;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 代理人: who stands in for oneself while one is away; an administrator does it for somebody who cannot. */
@PageController
class SubstituteController {

    private static final String OWN = "/account/substitute";
    private static final String ALL = "all";

    private final Access access;
    private final Deputising deputising;
    private final Substitutions substitutions;
    private final Roster roster;
    private final Clock clock;

    SubstituteController(Access access, Deputising deputising, Substitutions substitutions, Roster roster, Clock clock) {
        this.access = access;
        this.deputising = deputising;
        this.substitutions = substitutions;
        this.roster = roster;
        this.clock = clock;
    }

    @GetMapping(OWN)
    String own(Model model) {
        return show(me(), OWN, model);
    }

    @PostMapping(OWN)
    String name(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        return name(me(), OWN, typed, model, response);
    }

    @PostMapping(OWN + "/{id}/revoke")
    String revoke(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        return revoke(me(), OWN, id, typed, model, response);
    }

    @GetMapping("/admin/people/{login}/substitute")
    String of(@PathVariable String login, Model model) {
        return show(other(login), at(login), model);
    }

    @PostMapping("/admin/people/{login}/substitute")
    String nameFor(@PathVariable String login, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        return name(other(login), at(login), typed, model, response);
    }

    @PostMapping("/admin/people/{login}/substitute/{id}/revoke")
    String revokeFor(@PathVariable String login, @PathVariable long id, @RequestParam Map<String, String> typed, Model model,
            HttpServletResponse response) {
        return revoke(other(login), at(login), id, typed, model, response);
    }

    private Person me() {
        return roster.person(Actor.current()).orElseThrow(() -> Refusal.notFound("名册上没有您的登记"));
    }

    private Person other(String login) {
        access.require("administrator");
        return roster.person(login).orElseThrow(() -> Refusal.notFound("没有登录名为“" + login + "”的人员"));
    }

    private static String at(String login) {
        return "/admin/people/" + login + "/substitute";
    }

    private String name(Person person, String page, Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            String office = typed.getOrDefault("office", "");
            if (office.isBlank()) {
                throw Refusal.of("office", "代理岗位：必须选择");
            }
            deputising.name(new Deputising.Wish(person.login(), ALL.equals(office) ? null : office, typed.getOrDefault("substitute", ""),
                    day("from", "开始日期", typed), day("to", "结束日期", typed), typed.get("reason")));
            return "redirect:" + page;
        } catch (Refusal refusal) {
            return again(person, page, typed, refusal, model, response);
        }
    }

    private String revoke(Person person, String page, long id, Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            deputising.revoke(person.login(), id, typed.get("revokeReason"));
            return "redirect:" + page;
        } catch (Refusal refusal) {
            return again(person, page, Map.of(), refusal, model, response);
        }
    }

    private static LocalDate day(String field, String label, Map<String, String> typed) {
        return LocalDates.parse(typed.getOrDefault(field, "").strip()).orElseThrow(
                () -> Refusal.of(field, label + "：应写成 年-月-日，如 2026-01-20"));
    }

    private String again(Person person, String page, Map<String, String> typed, Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        String view = show(person, page, model);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a)));
        return view;
    }

    private String show(Person person, String page, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("own", person.login().equals(Actor.current()) && page.equals(OWN));
        model.addAttribute("page", page);
        model.addAttribute("offices", deputising.officesToGive(person.login()));
        model.addAttribute("candidates", deputising.candidates(person.login()));
        model.addAttribute("given", substitutions.of(person.login()));
        model.addAttribute("taken", substitutions.by(person.login()));
        model.addAttribute("months", deputising.longestMonths(person.login()).orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("typed", Map.of());
        model.addAttribute("errors", Map.of());
        return "account/substitute";
    }
}
