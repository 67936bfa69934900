package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.cadre.registry.Contact;
import org.cunyi.cadre.registry.NewPost;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.Register;
import org.cunyi.cadre.registry.Reviews;
import org.cunyi.org.OrgUnit;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Somebody takes a post: the township enters whom it appointed, the clerk whom the villagers chose. */
@PageController
class AppointController {

    private static final int LONGEST = 100;
    private static final int LONGEST_BASIS = 200;

    private final CadreAccess access;
    private final Register register;
    private final Reviews reviews;
    private final Clock clock;

    AppointController(CadreAccess access, Register register, Reviews reviews, Clock clock) {
        this.access = access;
        this.register = register;
        this.reviews = reviews;
        this.clock = clock;
    }

    @GetMapping("/registers/cadres/new")
    String form(@ModelAttribute("form") PostForm form, Model model) {
        return show(form, model);
    }

    @PostMapping("/registers/cadres")
    String appoint(@ModelAttribute("form") PostForm form, Model model, HttpServletResponse response) {
        Optional<PostKind> kind = PostKind.of(String.valueOf(form.kind()));
        OrgUnit village = access.villages().stream().filter(v -> v.code().equals(form.org())).findFirst()
                .orElseThrow(() -> Refusal.notFound("没有找到要登记的村"));
        try {
            NewPost wanted = read(form, kind, village.code());
            access.requireWrite(village.code(), kind, wanted.login());
            access.requireBasis(wanted.basis(), village.code());
            return "redirect:/registers/cadres/" + register.appoint(wanted);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            return show(form, model);
        }
    }

    private NewPost read(PostForm form, Optional<PostKind> kind, String village) {
        Typed typed = new Typed(LocalDate.now(clock));
        String login = typed.matching("login", "登录名", form.login(), Typed.LOGIN, "应为2到64位小写字母、数字或连字符，不以连字符开头");
        String name = typed.required("name", "姓名", form.name(), LONGEST);
        String title = typed.required("title", "职务", form.title(), LONGEST);
        typed.choice("kind", "职务类别", form.kind(), CadreFilter.KINDS);
        String cause = typed.choice("cause", "任职方式", form.cause(), kind.map(PostKind::beginnings).orElse(List.of()));
        LocalDate from = typed.past("day", "任职日期", form.day());
        LocalDate termFrom = typed.day("termFrom", "任期起", form.termFrom());
        LocalDate termTo = typed.day("termTo", "任期止", form.termTo());
        if (termFrom != null && termTo != null && termTo.isBefore(termFrom)) {
            typed.bad("termTo", "任期止", "不能早于任期起");
        }
        String basis = typed.required("basis", "依据", form.basis(), LONGEST_BASIS);
        Contact contact = typed.contact(form);
        typed.check();
        return new NewPost(village, login, name, title, kind.orElseThrow(), cause, from, termFrom, termTo, basis, contact);
    }

    private String show(PostForm form, Model model) {
        List<OrgUnit> villages = access.villages();
        if (villages.isEmpty()) {
            throw Refusal.notYours("只有乡镇组织办和村文书可以登记任职");
        }
        model.addAttribute("form", form);
        model.addAttribute("villages", villages);
        model.addAttribute("kinds", access.kinds());
        Set<String> kinds = access.kinds().stream().map(PostKind::code).collect(Collectors.toSet());
        model.addAttribute("waiting", reviews.waiting(villages.stream().map(OrgUnit::code).toList()).stream()
                .filter(r -> kinds.contains(r.postKind())).toList());
        model.addAttribute("causes", Arrays.stream(PostKind.values()).flatMap(k -> k.beginnings().stream()).distinct().toList());
        model.addAttribute("today", LocalDate.now(clock));
        return "cadre/new";
    }
}
