package org.cunyi.web.login;

import java.util.Map;
import org.cunyi.shared.Actor;
import org.cunyi.workflow.web.PageController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one login page; Spring Security takes what is sent from it. */
@PageController
class LoginController {

    private static final Map<String, String> ENDS = Map.of(
            "idle", "登录已过期：较长时间没有操作，请重新登录。",
            "max", "登录已满最长时限，请重新登录。",
            "password", "密码已修改，请用新密码重新登录。",
            "elsewhere", "您的账号已在别处登录，此处的登录已结束。如果不是您本人，请立即修改密码并告诉系统管理员。",
            "factor", "两步验证已变更，请重新登录。");
    private static final Map<String, String> PROVIDER = Map.of(
            "unknown", "统一身份认证已通过，但您没有在本系统的名册中登记，不能登录。请联系系统管理员。",
            "failed", "统一身份认证没有完成，请重试；仍不成功的，请告诉系统管理员。");

    private final boolean demo;
    private final boolean provider;
    private final PasswordLogins passwords;

    LoginController(Environment environment, ObjectProvider<OidcLogin> provider, PasswordLogins passwords) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.provider = provider.getIfAvailable() != null;
        this.passwords = passwords;
    }

    @GetMapping("/login")
    String login(@RequestParam(defaultValue = "") String ended, @RequestParam(defaultValue = "") String provided,
            @RequestParam(defaultValue = "") String locked, Model model) {
        if (!Actor.SYSTEM.equals(Actor.current())) {
            return "redirect:/";
        }
        model.addAttribute("ended", ENDS.get(ended));
        model.addAttribute("refused", PROVIDER.get(provided));
        model.addAttribute("minutes", locked.matches("[0-9]{1,4}") ? locked : null);
        model.addAttribute("provider", provider);
        model.addAttribute("passwords", passwords.offered() || !provider);
        model.addAttribute("demo", demo);
        return "login";
    }
}
