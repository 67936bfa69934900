package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes objections to notices and lets them count: none is lost, each is answered in time or goes to the township (domain.md §4). */
@Component
public class Objections {

    /** What an objection can be about, in the order to offer it. */
    static final List<Option> ABOUT = List.of(new Option("publication", "对公布的异议（时间、内容或者形式）"),
            new Option("substance", "对事项本身的异议（是否合法、是否侵害权益）"));
    static final int LONGEST = 2000;
    private static final String TABLE = "publicity-objection";

    private final ObjectionRows rows;
    private final Notices notices;
    private final Cases cases;
    private final CaseMessages messages;
    private final RuleTables tables;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Objections(ObjectionRows rows, Notices notices, Cases cases, CaseMessages messages, RuleTables tables, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.cases = cases;
        this.messages = messages;
        this.tables = tables;
        this.events = events;
        this.clock = clock;
    }

    /** What whoever raised one is given: the number to follow it with and the last day for the answer. */
    public record Receipt(String number, LocalDate answerBy) {
    }

    /**
     * From the public page, without an account.
     *
     * @throws Refusal where the notice takes none (not posted, period over) or the words are missing or too long
     */
    @Transactional
    public Receipt raise(String noticeId, String about, String content) {
        Notice notice = notices.hold(noticeId).filter(Notice::publicBoard).orElseThrow(
                () -> Refusal.notFound("没有这份公告，或者公告已经撤下"));
        return receive(notice, about, content, LocalDate.now(clock), null);
    }

    /** Brought to an official, who records it: it counts from the day it was brought. */
    @Transactional
    public Receipt record(CaseFile file, String about, String content, LocalDate receivedOn, String recordedBy) {
        Notice notice = notices.ofCase(file.caseNumber()).flatMap(n -> notices.hold(n.id())).orElseThrow(
                () -> Refusal.late("公告还没有张贴，不能登记异议"));
        if (receivedOn == null || receivedOn.isAfter(LocalDate.now(clock)) || notice.postedOn() != null && receivedOn.isBefore(notice.postedOn())) {
            throw Refusal.of("receivedOn", "收到日期：应在公告张贴之日到今天之间");
        }
        return receive(notice, about, content, receivedOn, recordedBy);
    }

    private Receipt receive(Notice notice, String about, String content, LocalDate receivedOn, String recordedBy) {
        check(about, content);
        if (!notice.isPosted() || receivedOn.isAfter(notice.endsOn())) {
            throw Refusal.late(notice.isWithdrawn() ? "公告正在更正或者已经撤下，重新公布以后可以提出异议" : "公告不在公示期内，不再受理异议");
        }
        CaseFile file = cases.get(notice.caseNumber());
        if (!messages.awaited(file, PublicityProcess.OBJECTION)) {
            throw Refusal.late("这份公告按此前的程序公示，请当面向村务监督委员会或者村民委员会提出异议");
        }
        Map<String, Object> days = days(file, notice.kind(), receivedOn);
        LocalDate due = receivedOn.plusDays(((Number) days.get("answerDays")).longValue());
        Objection kept = rows.insert(new Objection(0, ReceiptNumber.next(), notice.id(), notice.caseNumber(), about, content.strip(), receivedOn,
                OffsetDateTime.now(clock), recordedBy, "open", due, days.get("legalBasis").toString(), null, null, null, null, null, null,
                null, false, null, null));
        notices.countObjections(notice.id(), 1);
        tell(kept, "objection.received", Map.of("about", about, "content", new Personal(kept.content()), "receivedOn", receivedOn.toString(),
                "answerDue", due.toString(), "via", recordedBy == null ? "page" : "official"));
        messages.send(file, PublicityProcess.OBJECTION, facts(kept));
        return new Receipt(kept.receipt(), due);
    }

    private static void check(String about, String content) {
        if (ABOUT.stream().noneMatch(o -> o.value().equals(about))) {
            throw Refusal.of("about", "异议类别：请选择对公布的异议，或者对事项本身的异议");
        }
        if (Words.isBlank(content)) {
            throw Refusal.of("content", "异议内容：必须填写");
        }
        String problem = Words.problem(content, true, LONGEST);
        if (problem != null) {
            throw Refusal.of("content", "异议内容：" + problem);
        }
    }

    private Map<String, Object> days(CaseFile file, String kind, LocalDate receivedOn) {
        Step step = new Step(file.caseNumber(), file.process(), PublicityProcess.OBJECTION, "异议", file.orgCode(), file.deploymentId(),
                Map.of(), Map.of());
        return tables.row(step, TABLE, Map.of(PublicityProcess.NOTICE_KIND, kind, "receivedOn", receivedOn.toString()))
                .orElseThrow(() -> new IllegalStateException("no days for objections to " + kind));
    }

    private Map<String, Object> facts(Objection objection) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(PublicityProcess.OBJECTION_ID, objection.id());
        facts.put(PublicityProcess.ANSWER_DUE_AT, endOf(objection.answerDue()));
        facts.put(PublicityProcess.ESCALATE_DUE_AT, null);
        facts.put(PublicityProcess.VERDICT, "");
        return facts;
    }

    private Date endOf(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /** Hands an unanswered one to the township (or whoever the table names). @return the moment by which it is due there */
    @Transactional
    public Date escalate(long id) {
        Objection objection = rows.get(id);
        if (objection.escalateDue() != null) {
            return endOf(objection.escalateDue());
        }
        CaseFile file = cases.get(objection.caseNumber());
        Notice notice = notices.find(objection.noticeId()).orElseThrow();
        LocalDate due = LocalDate.now(clock).plusDays(((Number) days(file, notice.kind(), objection.receivedOn()).get("escalatedDays"))
                .longValue());
        rows.escalate(id, OffsetDateTime.now(clock), due);
        tell(objection, "objection.escalated", Map.of("overdue", LocalDate.now(clock).isAfter(objection.answerDue()), "due", due.toString()));
        return endOf(due);
    }

    /** Objections that were open when a notice was taken down go on at the corrected one, with their own deadlines. */
    @Transactional
    public void carry(String caseNumber) {
        Notice corrected = notices.ofCase(caseNumber).orElseThrow();
        CaseFile file = cases.get(caseNumber);
        for (Objection open : rows.openOf(caseNumber)) {
            rows.move(open.id(), corrected.id());
            notices.countObjections(open.noticeId(), -1);
            notices.countObjections(corrected.id(), 1);
            tell(open, "objection.carried", Map.of("to", corrected.id()));
            messages.send(file, PublicityProcess.OBJECTION, facts(open));
        }
    }

    /** Whether there is anything to carry to the notice that is posted now. */
    public boolean anyOpen(String caseNumber) {
        return !rows.openOf(caseNumber).isEmpty();
    }

    /** The matter goes back to who decided it: what else was open is answered with that. */
    @Transactional
    public void merge(String caseNumber) {
        merge(caseNumber, "另一件异议已经成立，事项退回决议机构重新审议，本异议一并处理。");
    }

    /** @param answer what everybody who still waits is answered */
    @Transactional
    public void merge(String caseNumber, String answer) {
        for (Objection open : rows.openOf(caseNumber)) {
            rows.answer(open.id(), "merged", null, null, answer, true, false, "system",
                    OffsetDateTime.now(clock));
            notices.countObjections(open.noticeId(), -1);
            tell(open, "objection.answered", Map.of("verdict", "merged"));
        }
    }

    /** The one because of which the notice is taken down. */
    @Transactional(readOnly = true)
    public Objection upheld(String caseNumber) {
        return rows.lastUpheld(caseNumber).orElseThrow();
    }

    void tell(Objection objection, String action, Map<String, Object> payload) {
        events.publishEvent(SimpleAct.ofNow(objection.caseNumber(), action, Long.toString(objection.id()), payload));
    }

    public Optional<Objection> byReceipt(String receipt) {
        return rows.byReceipt(ReceiptNumber.normal(receipt));
    }

    /** The newest first. */
    public List<Objection> of(String noticeId) {
        return rows.ofNotice(noticeId);
    }

    /** Of a case and of the cases it called, in the order they came. */
    public List<Objection> ofCase(String caseNumber) {
        return rows.ofCase(caseNumber);
    }
}
