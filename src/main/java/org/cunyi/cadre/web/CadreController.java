package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.cadre.registry.Contact;
import org.cunyi.cadre.registry.Entries;
import org.cunyi.cadre.registry.Entry;
import org.cunyi.cadre.registry.Evaluation;
import org.cunyi.cadre.registry.Evaluations;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.Register;
import org.cunyi.cadre.registry.Reviews;
import org.cunyi.org.Kinship;
import org.cunyi.org.Kinships;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One post: what happened to it, and the forms to change and end it and to enter what is found of its holder. */
@PageController
@RequestMapping("/registers/cadres/{id:[0-9]{1,18}}")
class CadreController {

    private static final int LONGEST_BASIS = 200;
    private static final List<String> RELATIONS = List.of("spouse", "parent-child", "sibling", "grandparent", "other");

    private final CadreAccess access;
    private final Register register;
    private final Entries entries;
    private final Reviews reviews;
    private final Evaluations evaluations;
    private final Kinships kinships;
    private final Roster roster;
    private final Clock clock;

    CadreController(CadreAccess access, Register register, Entries entries, Reviews reviews, Evaluations evaluations, Kinships kinships,
            Roster roster, Clock clock) {
        this.access = access;
        this.register = register;
        this.entries = entries;
        this.reviews = reviews;
        this.evaluations = evaluations;
        this.kinships = kinships;
        this.roster = roster;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        Line post = access.post(id);
        List<Entry> history = entries.of(id);
        List<Evaluation> years = evaluations.of(id);
        model.addAttribute("post", post);
        model.addAttribute("history", history);
        model.addAttribute("newest", history.isEmpty() ? null : history.get(0));
        model.addAttribute("reviews", reviews.of(List.of(post.login())).stream().filter(r -> r.orgCode().equals(post.orgCode())).toList());
        model.addAttribute("evaluations", years);
        model.addAttribute("evaluationsSeen", years.stream().mapToInt(Evaluation::number).max().orElse(0));
        model.addAttribute("twiceIncompetent", PostKind.of(post.kind()).filter(PostKind::onCommittee).isPresent() && twice(years));
        model.addAttribute("kin", access.maySeeKin(post) ? kinships.of(List.of(post.login())) : null);
        boolean over = history.stream().findFirst().filter(Entry::isEnd).isPresent();
        model.addAttribute("mayWrite", access.mayWrite(post));
        // a post that a roster ended is not changed any more, but why it ended can still be entered
        boolean held = post.isHeld(LocalDate.now(clock));
        model.addAttribute("open", !over && access.mayWrite(post));
        model.addAttribute("changeable", !over && held && access.mayWrite(post));
        model.addAttribute("lastDay", held ? LocalDate.now(clock) : post.validTo());
        model.addAttribute("mayWriteKin", access.mayWriteKin(post));
        model.addAttribute("dossier", access.maySeeDossier(post));
        model.addAttribute("endings", PostKind.of(post.kind()).map(PostKind::endings).orElse(List.of()));
        model.addAttribute("results", Evaluations.RESULTS);
        model.addAttribute("relations", RELATIONS);
        model.addAttribute("today", LocalDate.now(clock));
        return "cadre/post";
    }

    /** Two years in a row: the post ends by law (《村民委员会组织法》2025年修订第三十八条), which a person has to enter. */
    private static boolean twice(List<Evaluation> years) {
        return years.size() > 1 && years.stream().limit(2).allMatch(y -> y.result().equals(Evaluation.INCOMPETENT))
                && years.get(0).inYear() == years.get(1).inYear() + 1;
    }

    @PostMapping("/change")
    String change(@PathVariable long id, @ModelAttribute("form") PostForm form, Model model, HttpServletResponse response) {
        return written(id, model, response, post -> {
            Typed typed = typed();
            LocalDate day = typed.past("day", "变更日期", form.day());
            String basis = typed.required("basis", "依据", form.basis(), LONGEST_BASIS);
            Contact contact = typed.contact(form);
            typed.check();
            access.requireBasis(basis, post.orgCode());
            register.change(post, form.seenNumber(), day, basis, contact);
        });
    }

    @PostMapping("/end")
    String end(@PathVariable long id, @ModelAttribute("form") PostForm form, Model model, HttpServletResponse response) {
        return written(id, model, response, post -> {
            Typed typed = typed();
            LocalDate day = typed.past("day", "终止日期", form.day());
            String cause = typed.choice("cause", "终止原因", form.cause(), PostKind.of(post.kind()).orElseThrow().endings());
            String basis = typed.required("basis", "依据", form.basis(), LONGEST_BASIS);
            typed.check();
            access.requireBasis(basis, post.orgCode());
            register.end(post, form.seenNumber(), day, cause, basis);
        });
    }

    @PostMapping("/evaluations")
    String evaluate(@PathVariable long id, @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "") String result,
            @RequestParam(required = false) String basis, @RequestParam(defaultValue = "0") int seen, Model model, HttpServletResponse response) {
        return written(id, model, response, post -> {
            Typed typed = typed();
            String document = typed.required("basis", "依据", basis, LONGEST_BASIS);
            typed.check();
            access.requireBasis(document, post.orgCode());
            evaluations.enter(post, year, seen, result, document);
        });
    }

    @PostMapping("/kinship")
    String kinship(@PathVariable long id, @RequestParam(defaultValue = "") String relative, @RequestParam(required = false) String relation,
            @RequestParam(required = false) String day, Model model, HttpServletResponse response) {
        return acting(id, model, response, post -> {
            access.requireKin(post);
            Typed typed = typed();
            String wanted = typed.choice("relation", "关系", relation, RELATIONS);
            LocalDate from = typed.past("day", "起始日期", day);
            typed.check();
            Person other = Optional.ofNullable(SearchInput.text(relative)).flatMap(roster::person).orElseThrow(() -> Refusal.of("relative", "亲属：名册中没有这个登录名"));
            kinships.enter(roster.person(post.login()).orElseThrow(), other, wanted, from);
        });
    }

    @PostMapping("/kinship/{kinship:[0-9]{1,18}}/end")
    String endKinship(@PathVariable long id, @PathVariable long kinship, Model model, HttpServletResponse response) {
        return acting(id, model, response, post -> {
            access.requireKin(post);
            Kinship known = kinships.of(List.of(post.login())).stream().filter(k -> k.id() == kinship).findFirst()
                    .orElseThrow(() -> Refusal.notFound("没有找到这一亲属关系"));
            kinships.end(known, LocalDate.now(clock));
        });
    }

    private Typed typed() {
        return new Typed(LocalDate.now(clock));
    }

    private interface Step {
        void on(Line post);
    }

    private String written(long id, Model model, HttpServletResponse response, Step step) {
        return acting(id, model, response, post -> {
            access.requireWrite(post);
            step.on(post);
        });
    }

    /** What was refused is said on the page of the post itself. */
    private String acting(long id, Model model, HttpServletResponse response, Step step) {
        Line post = access.post(id);
        try {
            step.on(post);
            return "redirect:/registers/cadres/" + id;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            return show(id, model);
        }
    }
}
