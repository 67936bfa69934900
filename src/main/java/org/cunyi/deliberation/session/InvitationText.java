package org.cunyi.deliberation.session;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.cunyi.org.Organisation;
import org.cunyi.workflow.CaseFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A session as an entry for calendars (RFC 5545, RFC 5546). The council as a whole is invited: no reader learns the address of another. The
 * zone stands in it by hand, since the library would look it up in the network.
 */
@Component
class InvitationText {

    private static final String ZONE = "Asia/Shanghai";
    private static final int LONGEST_LINE = 75;

    private final Organisation organisation;
    private final Clock clock;
    private final URI organizer;
    private final String host;

    InvitationText(Organisation organisation, Clock clock, @Value("${cunyi.mail.from}") String from, @Value("${cunyi.base-url}") String baseUrl) {
        this.organisation = organisation;
        this.clock = clock;
        this.organizer = URI.create("mailto:" + from);
        this.host = URI.create(baseUrl).getHost();
    }

    static String agenda(List<AgendaItem> items) {
        String topics = items.stream().map(i -> i.position() + ". " + i.title() + "（" + i.minutesPlanned() + "分钟）").collect(Collectors.joining("\n"));
        return "议程：\n通报以往决议进展、逐一销号" + (topics.isEmpty() ? "" : "\n" + topics);
    }

    String request(CaseFile file, Calling calling, List<AgendaItem> items) {
        VEvent event = event(file, calling, calling.sequence());
        event.add(new Description(agenda(items)));
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        return text(ImmutableMethod.REQUEST, event);
    }

    String cancel(CaseFile file, Calling calling, int version) {
        VEvent event = event(file, calling, version);
        event.add(ImmutableStatus.VEVENT_CANCELLED);
        return text(ImmutableMethod.CANCEL, event);
    }

    private VEvent event(CaseFile file, Calling calling, int version) {
        VEvent event = new VEvent(false);
        event.add(new Uid(file.caseNumber() + "@" + host));
        event.add(new DtStamp(clock.instant()));
        event.add(new Sequence(version));
        event.add(inZone(new DtStart<>(at(calling, calling.startsAt()))));
        event.add(inZone(new DtEnd<>(at(calling, calling.endsAt()))));
        event.add(new Summary(file.title()));
        event.add(new Location(calling.place()));
        Cn council = new Cn(organisation.name(file.orgCode()) + "议事会");
        Organizer by = new Organizer(organizer);
        by.add(council);
        event.add(by);
        Attendee invited = new Attendee(organizer);
        invited.add(CuType.GROUP);
        invited.add(council);
        event.add(invited);
        return event;
    }

    private static LocalDateTime at(Calling calling, LocalTime time) {
        return calling.heldOn().atTime(time);
    }

    private static DateProperty<?> inZone(DateProperty<?> date) {
        date.add(new TzId(ZONE));
        return date;
    }

    private static String text(Method method, VEvent event) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//cunyi//cunyi//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(zone());
        calendar.add(event);
        return calendar.toString().lines().map(InvitationText::fold).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** One time all year since 1991. */
    private static VTimeZone zone() {
        Standard standard = new Standard();
        standard.add(new DtStart<>(LocalDateTime.of(1991, 9, 15, 0, 0)));
        standard.add(new TzOffsetFrom(ZoneOffset.ofHours(8)));
        standard.add(new TzOffsetTo(ZoneOffset.ofHours(8)));
        standard.add(new TzName("CST"));
        VTimeZone zone = new VTimeZone();
        zone.add(new net.fortuna.ical4j.model.property.TzId(ZONE));
        zone.add(standard);
        return zone;
    }

    /** Lines are folded by octets, and never within a character; the library counts letters. */
    static String fold(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int c : line.codePoints().toArray()) {
            String letter = Character.toString(c);
            int more = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(letter);
            octets += more;
        }
        return folded.toString();
    }
}
