package org.cunyi.web.login;

import org.springframework.ui.Model;

/** What a page shows of a secret on its way into an authenticator app. */
final class EnrolmentPage {

    private EnrolmentPage() {
    }

    static void show(String login, byte[] secret, Model model) {
        model.addAttribute("picture", TelephoneCode.picture(TelephoneCode.address(login, secret)));
        model.addAttribute("secret", Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "));
    }
}
