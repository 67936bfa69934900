package org.cunyi.publicity.calendar.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.calendar.Duties;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.ItemCases;
import org.cunyi.publicity.calendar.ItemQuestion;
import org.cunyi.publicity.calendar.PublicationCalendar;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The calendar of a village, and for whoever looks after many villages what is overdue there. */
@PageController
class CalendarController {

    private static final int SIZE = 50;
    private static final int TOWNSHIP = 9;
    private static final int VILLAGE = 12;
    private static final int LEVEL = 3;

    private final CalendarAccess access;
    private final PublicationCalendar calendar;
    private final ItemCases cases;
    private final Duties duties;
    private final Organisation organisation;
    private final Clock clock;

    CalendarController(CalendarAccess access, PublicationCalendar calendar, ItemCases cases, Duties duties, Organisation organisation,
            Clock clock) {
        this.access = access;
        this.calendar = calendar;
        this.cases = cases;
        this.duties = duties;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** An item and how many days it is late, 0 where it is not. */
    public record Row(Item item, long lateDays) {
    }

    /** An event as it was typed. */
    public record Event(String org, String duty, String title, String day) {
    }

    @GetMapping("/registers/publication")
    String list(@ModelAttribute("filter") CalendarFilter filter, Model model, HttpServletResponse response) {
        return show(filter, new Event(null, null, null, null), null, model, response);
    }

    @PostMapping("/registers/publication/events")
    String enter(@ModelAttribute("event") Event event, Model model, HttpServletResponse response) {
        String village = event.org() == null ? "" : event.org();
        access.requireVillage(village);
        try {
            LocalDate day = LocalDates.parse(event.day() == null ? "" : event.day().strip())
                    .orElseThrow(() -> Refusal.of("day", "发生日期：应写成 年-月-日，如 2026-01-20"));
            return "redirect:/registers/publication/" + cases.enter(village, event.duty(), event.title(), day);
        } catch (Refusal refusal) {
            return show(new CalendarFilter(null, null, null, null, null), event, refusal, model, response);
        }
    }

    private String show(CalendarFilter filter, Event event, Refusal problem, Model model, HttpServletResponse response) {
        List<String> units = access.units();
        boolean one = units.size() == 1 && units.get(0).length() == VILLAGE;
        String usual = one ? null : "overdue";
        model.addAttribute("filter", filter);
        model.addAttribute("event", event);
        model.addAttribute("villages", access.villages());
        model.addAttribute("clerkOf", access.clerkOf());
        model.addAttribute("one", one);
        List<OrgUnit> choices = one ? List.of() : choices(units);
        model.addAttribute("units", choices);
        model.addAttribute("elsewhere", filter.org() == null || !OrgCode.isValid(filter.org())
                || choices.stream().anyMatch(u -> u.code().equals(filter.org())) ? null : filter.org());
        model.addAttribute("categories", CalendarFilter.CATEGORIES);
        model.addAttribute("states", CalendarFilter.STATES);
        model.addAttribute("today", today());
        model.addAttribute("atOnce", access.villages().isEmpty() ? List.of() : duties.atOnce(access.villages().get(0), today()));
        model.addAttribute("previous", sameAt(filter.at() - 1));
        model.addAttribute("next", sameAt(filter.at() + 1));
        model.addAttribute("eventProblem", problem == null ? null : problem.getMessage());
        try {
            ItemQuestion question = filter.question(units, usual);
            find(question, filter.at(), one, model);
            response.setStatus(problem == null ? HttpServletResponse.SC_OK : problem.kind().status());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("rows", List.of());
            model.addAttribute("hasNext", false);
        }
        return "calendar/list";
    }

    private void find(ItemQuestion question, int page, boolean one, Model model) {
        PublicationCalendar.Page found = calendar.find(question, page, SIZE);
        model.addAttribute("state", question.state());
        model.addAttribute("rows", found.items().stream().map(this::row).toList());
        model.addAttribute("hasNext", found.hasNext());
        int seen = question.org() != null ? question.org().length() : question.units().get(0).length();
        if (!one && seen < VILLAGE) {
            model.addAttribute("counts", calendar.counts(question, seen < TOWNSHIP ? TOWNSHIP : VILLAGE));
        }
    }

    private Row row(Item item) {
        LocalDate until = item.publishedOn() == null ? today() : item.publishedOn();
        boolean late = item.isOverdue() || item.standing().equals("late");
        return new Row(item, late ? ChronoUnit.DAYS.between(item.dueOn(), until) : 0);
    }

    /** The unit itself and what lies directly below it; a community has no such calendar. */
    private List<OrgUnit> choices(List<String> units) {
        return units.stream().flatMap(unit -> organisation.under(unit).stream()
                .filter(u -> u.code().length() <= unit.length() + LEVEL && !u.isCommunity())).distinct().toList();
    }

    /** The same question at another page. */
    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
