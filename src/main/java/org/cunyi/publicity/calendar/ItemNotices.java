package org.cunyi.publicity.calendar;

import org.cunyi.shared.Act;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the transaction of the act, that a notice was posted or taken down. */
@Component
class ItemNotices {

    private final Items items;
    private final ItemCases cases;

    ItemNotices(Items items, ItemCases cases) {
        this.items = items;
        this.cases = cases;
    }

    @EventListener
    public void on(Act act) {
        if (act.action().equals("notice.posted")) {
            items.ofCase(act.caseNumber()).ifPresent(i -> cases.posted(i, act.subject()));
        } else if (act.action().equals("notice.withdrawn")) {
            items.ofNotice(act.subject()).ifPresent(cases::withdrawn);
        }
    }
}
