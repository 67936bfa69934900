package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.Evening.DAY;
import static org.cunyi.deliberation.Evening.ZHANG;
import static org.cunyi.deliberation.Evening.agenda;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.archive.Documents;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.Evening;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A session reaches people's calendars: invited, changed, cancelled, one entry all the time. */
@CunyiTest
class SessionInvitationTest {

    private static final String CHAIR = "zhang-council-chair";
    private static final String GUEST = "wang@example.org";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private Cases cases;
    @Autowired
    private Documents documents;

    private GreenMail greenMail;
    private MailDesk desk;
    private Walk walk;

    @BeforeEach
    void desk() {
        desk = new MailDesk(context);
        desk.clear();
        greenMail = MailDesk.greenMail();
        walk = new Walk(context);
    }

    @AfterEach
    void stop() {
        greenMail.stop();
        desk.clear();
    }

    private List<MimeMessage> received() throws Exception {
        desk.post(greenMail.getSmtp().getPort()).deliver();
        List<MimeMessage> all = Arrays.stream(greenMail.getReceivedMessages()).toList();
        greenMail.purgeEmailFromAllMailboxes();
        return all;
    }

    private static MimeMessage to(List<MimeMessage> mails, String recipient, String subject) {
        return mails.stream().filter(m -> {
            try {
                return m.getAllRecipients()[0].toString().equals(recipient) && m.getSubject().contains(subject);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).findFirst().orElseThrow(() -> new AssertionError(subject + " to " + recipient));
    }

    private static List<Part> parts(Part part) throws Exception {
        List<Part> all = new ArrayList<>(List.of(part));
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                all.addAll(parts(many.getBodyPart(i)));
            }
        }
        return all;
    }

    private static Calendar calendar(MimeMessage mail) throws Exception {
        for (Part part : parts(mail)) {
            if (part.isMimeType("text/calendar")) {
                byte[] bytes = part.getInputStream().readAllBytes();
                assertThat(new String(bytes, StandardCharsets.UTF_8).split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(
                        StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
                Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
                assertThat(calendar.validate().getEntries()).isEmpty();
                return calendar;
            }
        }
        throw new AssertionError("no calendar in the mail");
    }

    private static String value(Calendar calendar, String property) {
        VEvent event = (VEvent) calendar.getComponents("VEVENT").get(0);
        return event.getRequiredProperty(property).getValue();
    }

    private static String method(Calendar calendar) {
        return calendar.getRequiredProperty("METHOD").getValue();
    }

    private void reschedule(String number) {
        CaseAction action = actions.stream().filter(a -> a.name().equals("reschedule")).findFirst().orElseThrow();
        walk.acting().as(CHAIR, () -> action.perform(cases.get(number), Map.of("reason", "与镇里会议冲突")));
    }

    private Map<String, Object> form(String day, String topic) {
        Map<String, Object> form = agenda(day, topic);
        form.put("guests", "王律师，某律所，" + GUEST + "，法律顾问\n赵工，水利站，，技术指导");
        return form;
    }

    @Test
    void members_guests_secretary_and_clerk_are_invited_told_of_changes_and_of_the_end() throws Exception {
        Evening evening = new Evening(context, ZHANG);
        evening.clear();
        String topic = evening.topic("修整灌溉水渠，含东、西两段；\\n预算");
        String number = walk.begin(CHAIR, DeliberationProcess.SESSION, Map.of("title", "十一月议事会"));
        walk.acting().as(CHAIR, () -> documents.add(number, null, "material", "水渠现状.pdf", new ByteArrayInputStream(org.cunyi.archive.Papers.pdf())));
        walk.complete(CHAIR, number, "agenda", form(DAY, topic));
        List<MimeMessage> first = received();
        for (String reader : List.of("zhang-council-chair@example.org", "zhang-council-member@example.org", "zhang-secretary@example.org",
                "zhang-clerk@example.org", GUEST)) {
            Calendar invitation = calendar(to(first, reader, "会议通知：十一月议事会"));
            assertThat(method(invitation)).isEqualTo("REQUEST");
            assertThat(value(invitation, "UID")).startsWith(number + "@");
            assertThat(value(invitation, "SEQUENCE")).isEqualTo("1");
            assertThat(value(invitation, "DTSTART")).isEqualTo("20261125T193000");
            assertThat(value(invitation, "LOCATION")).isEqualTo("村委会二楼会议室");
            assertThat(value(invitation, "DESCRIPTION")).contains("议程：\n", "1. 修整灌溉水渠，含东、西两段");
            assertThat(invitation.toString()).contains("TZID:Asia/Shanghai").doesNotContain(GUEST);
        }
        assertThat(parts(to(first, GUEST, "会议通知"))).anySatisfy(p -> assertThat(p.getContentType()).contains("application/pdf"));
        assertThat(first.stream().filter(m -> subject(m).contains("会议通知"))).hasSize(5);

        reschedule(number);
        Map<String, Object> other = form("2026-11-26", topic);
        other.put("guests", "李律师，某律所，li@example.org，法律顾问");
        walk.complete(CHAIR, number, "agenda", other);
        List<MimeMessage> second = received();
        Calendar update = calendar(to(second, "zhang-council-member@example.org", "会议变更：十一月议事会"));
        assertThat(List.of(method(update), value(update, "SEQUENCE"), value(update, "DTSTART"))).containsExactly("REQUEST", "2", "20261126T193000");
        Calendar dropped = calendar(to(second, GUEST, "会议取消：十一月议事会"));
        assertThat(List.of(method(dropped), value(dropped, "SEQUENCE"), value(dropped, "DTSTART"))).containsExactly("CANCEL", "2", "20261125T193000");
        assertThat(value(update, "UID")).startsWith(number + "@");

        reschedule(number);
        walk.complete(CHAIR, number, "agenda", Map.of("arrangement", "cancel", "reason", "天气原因"));
        Calendar end = calendar(to(received(), "li@example.org", "会议取消：十一月议事会"));
        assertThat(List.of(method(end), value(end, "SEQUENCE"), value(end, "STATUS"))).containsExactly("CANCEL", "3", "CANCELLED");
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
