package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.cunyi.workflow.web.PageController;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second half of a login: the code, and before the first code the app that makes it. */
@PageController
class CodeController {

    private static final String WRONG = "验证码不正确或已经用过，请输入手机上新显示的验证码";

    private final WaitingLogin waiting;
    private final SecondFactors factors;
    private final LoginGuard guard;
    private final LoginOutcome outcome;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    CodeController(WaitingLogin waiting, SecondFactors factors, LoginGuard guard, LoginOutcome outcome) {
        this.waiting = waiting;
        this.factors = factors;
        this.guard = guard;
        this.outcome = outcome;
    }

    @GetMapping("/login/code")
    String ask(HttpServletRequest request, Model model) {
        return waiting.who(request).map(login -> factors.isEnrolled(login) ? "login/code" : "redirect:/login/enrol").orElse("redirect:/login");
    }

    @PostMapping("/login/code")
    String take(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<String> login = waiting.who(request);
        if (login.isEmpty()) {
            return "redirect:/login?ended=idle";
        }
        try {
            if (guard.attempt(login.get(), request.getRemoteAddr(), () -> factors.fits(login.get(), code))) {
                outcome.onAuthenticationSuccess(request, response, signIn(login.get(), request, response));
                return null;
            }
        } catch (TooManyAttempts locked) {
            waiting.end(request);
            return "redirect:/login?locked=" + locked.minutes();
        }
        return again("login/code", response, model);
    }

    @GetMapping("/login/enrol")
    String enrol(HttpServletRequest request, Model model) {
        Optional<String> login = waiting.who(request).filter(l -> !factors.isEnrolled(l));
        if (login.isEmpty()) {
            return "redirect:/login";
        }
        if (factors.proposed(login.get()).isEmpty()) {
            factors.propose(login.get());
        }
        return enrolment(login.get(), model);
    }

    @PostMapping("/login/enrol")
    String confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> login = waiting.who(request).filter(l -> factors.proposed(l).isPresent());
        if (login.isEmpty()) {
            return "redirect:/login?ended=idle";
        }
        try {
            if (!guard.attempt(login.get(), request.getRemoteAddr(), () -> factors.confirm(login.get(), code))) {
                return again(enrolment(login.get(), model), response, model);
            }
        } catch (TooManyAttempts locked) {
            waiting.end(request);
            return "redirect:/login?locked=" + locked.minutes();
        }
        outcome.completed(request, signIn(login.get(), request, response));
        model.addAttribute("codes", factors.newRecoveryCodes(login.get()));
        return "account/recovery-codes";
    }

    private String enrolment(String login, Model model) {
        EnrolmentPage.show(login, factors.proposed(login).orElseThrow(), model);
        return "login/enrol";
    }

    private static String again(String page, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("problem", WRONG);
        return page;
    }

    private Authentication signIn(String login, HttpServletRequest request, HttpServletResponse response) {
        waiting.end(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(EngineLogin.signedIn(login));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        request.changeSessionId();
        return context.getAuthentication();
    }
}
