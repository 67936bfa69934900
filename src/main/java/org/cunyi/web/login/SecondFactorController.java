package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own second factor: taking it up, new recovery codes, giving it up. Each asks for a secret again, so that an open desk is not enough. */
@PageController
@RequestMapping("/account/second-factor")
class SecondFactorController {

    private static final String PAGE = "account/second-factor";

    private final SecondFactors factors;
    private final LoginGuard guard;
    private final Identities identities;
    private final Sessions sessions;

    SecondFactorController(SecondFactors factors, LoginGuard guard, Identities identities, Sessions sessions) {
        this.factors = factors;
        this.guard = guard;
        this.identities = identities;
        this.sessions = sessions;
    }

    @GetMapping
    String page(Model model) {
        mustBeOffered();
        return show(model, Map.of());
    }

    @PostMapping("/begin")
    String begin(@RequestParam(defaultValue = "") String password, HttpServletRequest request, HttpServletResponse response, Model model) {
        return doing(response, model, () -> {
            require(request, "password", "密码：不正确", () -> identities.passwordFits(me(), password));
            factors.propose(me());
            return "redirect:/account/second-factor";
        });
    }

    @PostMapping("/confirm")
    String confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return doing(response, model, () -> {
            require(request, "code", "验证码：不正确或已经用过", () -> factors.confirm(me(), code));
            sessions.endOthers(me(), request, Sessions.End.FACTOR);
            return codes(model);
        });
    }

    @PostMapping("/codes")
    String renew(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return doing(response, model, () -> {
            require(request, "code", "验证码：不正确或已经用过", () -> factors.fits(me(), code));
            return codes(model);
        });
    }

    @PostMapping("/off")
    String giveUp(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return doing(response, model, () -> {
            require(request, "code", "验证码：不正确或已经用过", () -> factors.fits(me(), code));
            factors.giveUp(me());
            return "redirect:/account/second-factor?off";
        });
    }

    private interface Step {
        String take();
    }

    private void mustBeOffered() {
        if (!factors.isOffered(me())) {
            throw Refusal.notYours("两步验证没有开启，或没有对您的岗位开放");
        }
    }

    private String doing(HttpServletResponse response, Model model, Step step) {
        mustBeOffered();
        try {
            return step.take();
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(model, refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a)));
        }
    }

    private void require(HttpServletRequest request, String field, String otherwise, BooleanSupplier fits) {
        if (!guard.again(me(), request.getRemoteAddr(), fits)) {
            throw Refusal.of(field, otherwise);
        }
    }

    private String codes(Model model) {
        model.addAttribute("codes", factors.newRecoveryCodes(me()));
        return "account/recovery-codes";
    }

    private String show(Model model, Map<String, String> errors) {
        model.addAttribute("errors", errors);
        model.addAttribute("enrolled", factors.isEnrolled(me()));
        model.addAttribute("required", factors.isRequired(me()));
        model.addAttribute("left", factors.recoveryCodesLeft(me()));
        factors.proposed(me()).ifPresent(secret -> EnrolmentPage.show(me(), secret, model));
        return PAGE;
    }

    private static String me() {
        return Actor.current();
    }
}
