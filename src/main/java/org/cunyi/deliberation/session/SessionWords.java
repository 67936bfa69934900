package org.cunyi.deliberation.session;

import java.time.LocalDate;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** What is said of a session on pages and paper. */
@Component
class SessionWords {

    private final Wording words;

    SessionWords(Wording words) {
        this.words = words;
    }

    String word(String family, String code) {
        return words.of(family, code);
    }

    String of(Calling c) {
        String counted = !c.isCounted() ? "" : "，应到" + c.expected() + "人" + (c.expectedReason() == null ? "" : "（" + c.expectedReason() + "）")
                + "，实到" + c.present() + "人";
        return c.words() + "：" + word("calling-state", c.state()) + counted;
    }

    String of(AgendaItem i) {
        return i.title() + "：" + word("agenda-state", i.state()) + (!i.isCarried() ? "" : "。" + i.resolution() + "（责任人" + i.responsibleName()
                + "，完成期限" + day(i.deadline()) + "）");
    }

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
