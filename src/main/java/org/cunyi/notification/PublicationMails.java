package org.cunyi.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.org.Organisation;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.springframework.beans.factory.annotation.Value;
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

    private final Outbox outbox;
    private final Roster roster;
    private final Organisation organisation;
    private final String baseUrl;

    PublicationMails(Outbox outbox, Roster roster, Organisation organisation, @Value("${cunyi.base-url}") String baseUrl) {
        this.outbox = outbox;
        this.roster = roster;
        this.organisation = organisation;
        this.baseUrl = baseUrl;
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
        String subject = "【村议】" + (due.overdue() ? "逾期未公开：" : "公开提醒：") + unit + items.size() + "项";
        Item first = items.get(0);
        for (Person person : roster.membersOf(groups)) {
            if (person.email() != null && !person.email().isBlank()) {
                outbox.add("<publication-%s-%d-%s-%s@cunyi>".formatted(due.overdue() ? "overdue" : "soon", first.id(), first.dueOn(),
                        person.login()), person.email(), subject, body(due, items, person));
            }
        }
    }

    private String body(PublicationDue due, List<Item> items, Person person) {
        String lines = items.stream().limit(MOST_LINES).map(i -> "· " + i.orgName() + "：" + i.title() + "，期限" + DAY.format(i.dueOn()))
                .collect(Collectors.joining("\n"));
        String rest = items.size() > MOST_LINES ? "\n……共" + items.size() + "项" : "";
        return """
                %s，您好：

                %s
                %s%s

                请登录后办理或查看：%s/registers/publication
                """.formatted(person.name(), due.overdue() ? "以下事项已过公开期限，尚未公开：" : "以下事项即将到公开期限：", lines, rest, baseUrl);
    }
}
