package org.cunyi.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must be published soon, or was not published in time: the village's clerk and secretary are told in one mail, of what is overdue also the
 * township's office. A mail's id is that of its first item and due day, of which each is told once.
 */
@Component
class PublicationMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final int MOST_LINES = 15;

    private final Letters letters;
    private final Roster roster;
    private final Organisation organisation;

    PublicationMails(Letters letters, Roster roster, Organisation organisation) {
        this.letters = letters;
        this.roster = roster;
        this.organisation = organisation;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PublicationDue due) {
        Map<String, List<Item>> villages = due.items().stream().collect(Collectors.groupingBy(Item::orgCode, TreeMap::new, Collectors.toList()));
        villages.forEach((village, items) -> tell(due, items, items.get(0).orgName(), List.of("village-clerk@" + village,
                "village-secretary@" + village)));
        if (due.overdue()) {
            tell(due, due.items(), organisation.name(due.townshipCode()), List.of("township-office@" + due.townshipCode()));
        }
    }

    private void tell(PublicationDue due, List<Item> items, String unit, List<String> groups) {
        Item first = items.get(0);
        String event = "publication-%s-%d-%s".formatted(due.overdue() ? "overdue" : "soon", first.id(), first.dueOn());
        String headline = (due.overdue() ? "逾期未公开：" : "公开提醒：") + unit + items.size() + "项";
        letters.promise(new Letter(due.overdue() ? "publication-overdue" : "publication-soon", event, null, headline, text(due, items), first.dueOn(),
                "/registers/publication"), roster.membersOf(groups));
    }

    private static String text(PublicationDue due, List<Item> items) {
        String lines = items.stream().limit(MOST_LINES).map(i -> "· " + i.orgName() + "：" + i.title() + "，期限" + DAY.format(i.dueOn()))
                .collect(Collectors.joining("\n"));
        String rest = items.size() > MOST_LINES ? "\n……共" + items.size() + "项" : "";
        return (due.overdue() ? "以下事项已过公开期限，尚未公开：" : "以下事项即将到公开期限：") + "\n" + lines + rest;
    }
}
