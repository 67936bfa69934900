package org.cunyi.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cunyi.org.Person;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Promises mails in the transaction of the event they tell of: one for each event and person, as that person has chosen. Hearing of the same
 * event once more promises nothing.
 */
@Component
class Letters {

    static final String PREFIX = "【村议】";

    private final Outbox outbox;
    private final MailChoices choices;
    private final ApplicationEventPublisher events;
    private final String baseUrl;
    private final String host;

    Letters(Outbox outbox, MailChoices choices, ApplicationEventPublisher events, @Value("${cunyi.base-url}") String baseUrl) {
        this.outbox = outbox;
        this.choices = choices;
        this.events = events;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        String name = URI.create(baseUrl).getHost();
        this.host = name == null ? "cunyi" : name;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void promise(Letter letter, Collection<Person> people) {
        promise(letter, people, Enclosed.NOTHING);
    }

    /** An invitation goes out at once to everybody: it is the notice of a meeting. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promise(Letter letter, Collection<Person> people, Enclosed enclosed) {
        List<Person> reachable = people.stream().filter(p -> p.email() != null && !p.email().isBlank()).distinct().toList();
        Map<String, String> chosen = enclosed.invitation() != null ? Map.of() : choices.of(reachable.stream().map(Person::login).filter(Objects::nonNull).toList());
        List<String> atOnce = new ArrayList<>();
        List<String> daily = new ArrayList<>();
        for (Person person : reachable) {
            String choice = person.login() == null ? MailChoices.NOW : chosen.getOrDefault(person.login(), MailChoices.NOW);
            boolean collected = choice.equals(MailChoices.DAILY);
            if (!choice.equals(MailChoices.NONE) && add(letter, person, collected ? "collected" : "waiting", enclosed)) {
                (collected ? daily : atOnce).add(person.login() == null ? "guest" : person.login());
            }
        }
        if (!atOnce.isEmpty() || !daily.isEmpty()) {
            events.publishEvent(SimpleAct.ofNow(letter.caseNumber(), "mail.promised", letter.event(),
                    Map.of("kind", letter.kind(), "to", atOnce, "daily", daily)));
        }
    }

    private boolean add(Letter letter, Person person, String state, Enclosed enclosed) {
        return outbox.add(letter, messageId(letter.event(), person), person, PREFIX + letter.headline(), body(letter.text(), link(letter.path()), person),
                state, enclosed);
    }

    /** Always the same for the same event and person: whoever gets a mail twice has a program that shows it once. */
    String messageId(String event, Person person) {
        return "<" + event + "." + (person.login() == null ? "guest-" + guest(person.email()) : person.login()) + "@" + host + ">";
    }

    /** A guest's address is not written into an id that passes through other people's servers. */
    private static String guest(String email) {
        return UUID.nameUUIDFromBytes(email.strip().getBytes(StandardCharsets.UTF_8)).toString();
    }

    String link(String path) {
        return baseUrl + path;
    }

    String body(String text, String link, Person person) {
        if (person.login() == null) {
            return person.name() + "，您好：\n\n" + text.strip() + "\n\n本邮件由系统自动发出，请勿回复。\n";
        }
        return """
                %s，您好：

                %s

                请登录后办理或查看：%s

                本邮件由系统自动发出，请勿回复。要改为每日汇总或者不再接收：%s
                """.formatted(person.name(), text.strip(), link, link("/account/mail"));
    }
}
