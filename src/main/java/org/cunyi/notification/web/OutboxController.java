package org.cunyi.notification.web;

import java.util.List;
import org.cunyi.notification.Mail;
import org.cunyi.notification.Outbox;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator sees what was sent and what is still undelivered, without the text of the mails. */
@PageController
class OutboxController {

    private static final int SIZE = 30;

    private final Outbox outbox;
    private final Roster roster;

    OutboxController(Outbox outbox, Roster roster) {
        this.outbox = outbox;
        this.roster = roster;
    }

    @GetMapping("/admin/mails")
    String mails(@RequestParam(defaultValue = "0") int page, Model model) {
        if (!roster.holds(Actor.current(), "administrator")) {
            throw Refusal.notYours("此页面只对系统管理员开放");
        }
        int at = Math.max(0, page);
        List<Mail> found = outbox.latest(at * SIZE, SIZE + 1);
        model.addAttribute("mails", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("page", at);
        model.addAttribute("hasNext", found.size() > SIZE);
        return "admin/mails";
    }
}
