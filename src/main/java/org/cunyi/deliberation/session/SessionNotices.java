package org.cunyi.deliberation.session;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.archive.Document;
import org.cunyi.archive.Documents;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.CaseLetter.Invitation;
import org.cunyi.workflow.Cases;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notice of a session to its members, its guests, the village's party secretary and clerk; with it go the documents of its case and of its
 * topics'.
 */
@Component
public class SessionNotices {

    private static final long MOST_BYTES = 15L * 1024 * 1024;

    private final Cases cases;
    private final Callings callings;
    private final Agenda agenda;
    private final Guests guests;
    private final Bench bench;
    private final Documents documents;
    private final InvitationText calendar;
    private final ApplicationEventPublisher events;

    SessionNotices(Cases cases, Callings callings, Agenda agenda, Guests guests, Bench bench, Documents documents, InvitationText calendar,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.callings = callings;
        this.agenda = agenda;
        this.guests = guests;
        this.bench = bench;
        this.documents = documents;
        this.calendar = calendar;
        this.events = events;
    }

    /** A first invitation, or a newer version of the same entry in people's calendars. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void convene(String caseNumber) {
        Calling calling = callings.newest(caseNumber).orElseThrow();
        List<AgendaItem> items = agenda.of(caseNumber);
        CaseFile file = cases.get(caseNumber);
        List<Document> material = material(caseNumber, items);
        String text = when(calling) + "\n\n" + InvitationText.agenda(items) + tooLarge(material);
        tell(file, calling.sequence() == 1 ? "会议通知" : calling.attempt() > 1 ? "会议重新召集" : "会议变更", calling.sequence(), text,
                new Invitation("REQUEST", calendar.request(file, calling, items)), enclosed(material));
    }

    /** The entry vanishes from people's calendars: its last version is one newer than any that was sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Calling calling) {
        CaseFile file = cases.get(calling.sessionCase());
        int version = calling.sequence() + 1;
        tell(file, "会议取消", version, "原定的会议不再召开。\n" + when(calling), new Invitation("CANCEL", calendar.cancel(file, calling, version)), List.of());
    }

    /** Whoever was a guest of the last calling and is none of the next one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void uninvite(Calling last, List<Guest> dropped) {
        CaseFile file = cases.get(last.sessionCase());
        int version = last.sequence() + 1;
        publish(file, "会议取消", version, "会议已另行安排，不再邀请您列席。\n" + when(last), new Invitation("CANCEL", calendar.cancel(file, last, version)),
                List.of(), List.of(), List.of(), dropped);
    }

    private void tell(CaseFile file, String kind, int version, String text, Invitation invitation, List<String> enclosed) {
        List<String> members = bench.seats(file.caseNumber()).stream().map(s -> s.member().login()).filter(Objects::nonNull).toList();
        publish(file, kind, version, text, invitation, enclosed, members,
                List.of("village-secretary@" + file.orgCode(), "village-clerk@" + file.orgCode()), guests.of(file.caseNumber()));
    }

    private void publish(CaseFile file, String kind, int version, String text, Invitation invitation, List<String> enclosed, List<String> logins,
            List<String> groups, List<Guest> invited) {
        events.publishEvent(new CaseLetter(file.caseNumber(), "session", "session-" + file.caseNumber() + "-" + version, kind + "：" + file.title(),
                text, null, "/deliberation/sessions/" + file.caseNumber(), logins, groups, invited.stream().filter(g -> g.email() != null)
                        .map(g -> new CaseLetter.Guest(g.name(), g.email())).toList(), invitation, enclosed));
    }

    private static String when(Calling calling) {
        return "时间：" + calling.day() + calling.startsAt() + "至" + calling.endsAt() + "\n地点：" + calling.place();
    }

    /** Mail servers refuse what is too large: the first documents go along, the rest is named. */
    private static List<String> enclosed(List<Document> material) {
        return material.stream().limit(fitting(material)).map(Document::id).toList();
    }

    private static String tooLarge(List<Document> material) {
        String rest = material.stream().skip(fitting(material)).map(Document::name).collect(Collectors.joining("、"));
        return rest.isEmpty() ? "" : "\n\n因邮件大小所限，以下材料没有随附，请登录查看：" + rest;
    }

    private static int fitting(List<Document> all) {
        long sum = 0;
        int count = 0;
        while (count < all.size() && count < 50 && sum + all.get(count).size() <= MOST_BYTES) {
            sum += all.get(count++).size();
        }
        return count;
    }

    private List<Document> material(String caseNumber, List<AgendaItem> items) {
        List<String> all = Stream.concat(Stream.of(caseNumber), items.stream().map(AgendaItem::topicCase)).toList();
        return documents.of(all).stream().filter(Document::isKept).sorted(Comparator.comparing(d -> all.indexOf(d.caseNumber()))).toList();
    }
}
