package org.cunyi.notification.web;

import java.util.List;
import org.cunyi.notification.DeadLetters;
import org.cunyi.notification.Mail;
import org.cunyi.notification.MailList;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator sees what was sent, what still waits and what was given up, and decides about the last; the words of mails are not shown. */
@PageController
class OutboxController {

    private static final int SIZE = 30;
    private static final int MOST_PAGES = 100_000;
    private static final int MOST_AT_ONCE = 500;

    private final MailList mails;
    private final DeadLetters dead;
    private final Roster roster;

    OutboxController(MailList mails, DeadLetters dead, Roster roster) {
        this.mails = mails;
        this.dead = dead;
        this.roster = roster;
    }

    @GetMapping("/admin/mails")
    String mails(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") String page, Model model) {
        requireAdministrator();
        int at = page.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(page), MOST_PAGES) : 0;
        String wanted = MailList.STATES.contains(state) ? state : null;
        String about = SearchInput.text(text);
        List<Mail> found = mails.find(wanted, about, at * SIZE, SIZE + 1);
        model.addAttribute("mails", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("open", mails.open());
        model.addAttribute("states", MailList.STATES);
        model.addAttribute("state", wanted);
        model.addAttribute("text", about);
        model.addAttribute("page", at);
        model.addAttribute("hasNext", found.size() > SIZE);
        return "admin/mails";
    }

    @PostMapping("/admin/mails/{id}/again")
    String again(@PathVariable long id, RedirectAttributes after) {
        requireAdministrator();
        dead.again(id);
        return done("已重新放入发件箱", after);
    }

    @PostMapping("/admin/mails/{id}/drop")
    String drop(@PathVariable long id, RedirectAttributes after) {
        requireAdministrator();
        dead.drop(id);
        return done("已放弃发送", after);
    }

    /** Each in a transaction of its own, as they belong to different cases; who has no address stays where he is. */
    @PostMapping("/admin/mails/again")
    String allAgain(RedirectAttributes after) {
        requireAdministrator();
        int count = 0;
        for (long id : dead.oldest(MOST_AT_ONCE)) {
            try {
                dead.again(id);
                count++;
            } catch (Refusal noAddressOrGone) {
                // stays in the list, where the reason can be seen
            }
        }
        return done("已有" + count + "封重新放入发件箱", after);
    }

    private static String done(String words, RedirectAttributes after) {
        after.addFlashAttribute("done", words);
        return "redirect:/admin/mails?state=dead";
    }

    private void requireAdministrator() {
        if (!roster.holds(Actor.current(), "administrator")) {
            throw Refusal.notYours("此页面只对系统管理员开放");
        }
    }
}
