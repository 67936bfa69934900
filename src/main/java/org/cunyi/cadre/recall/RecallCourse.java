package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.registry.Entries;
import org.cunyi.cadre.registry.Entry;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.Register;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens between the tasks: the township takes over, the county is told, a vote is taken again, the post ends. */
@Component
public class RecallCourse {

    private final Recalls recalls;
    private final VoteCallings callings;
    private final Meetings meetings;
    private final RecallPeriods periods;
    private final Register register;
    private final RegisterList lines;
    private final Entries entries;
    private final HeldPosts posts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecallCourse(Recalls recalls, VoteCallings callings, Meetings meetings, RecallPeriods periods, Register register, RegisterList lines,
            Entries entries, HeldPosts posts, ApplicationEventPublisher events, Clock clock) {
        this.recalls = recalls;
        this.callings = callings;
        this.meetings = meetings;
        this.periods = periods;
        this.register = register;
        this.lines = lines;
        this.entries = entries;
        this.posts = posts;
        this.events = events;
        this.clock = clock;
    }

    /** Last day for the vote. */
    public LocalDate voteDueOn(String caseNumber) {
        return recalls.get(caseNumber).voteDueOn();
    }

    /** The day for which the vote was called. */
    public LocalDate votedOn(String caseNumber) {
        return callings.newest(caseNumber).orElseThrow().voteOn();
    }

    /**
     * The village let its days pass.
     *
     * @return what the process has to know
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Object> handToTownship(Step step) {
        LocalDate due = extend(step);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.handed-to-township", step.caseNumber(), Map.of("dueOn", due.toString())));
        String township = RecallProcess.TOWNSHIP_OFFICE + "@" + new OrgCode(step.orgCode()).township();
        return Map.of(RecallProcess.CONVENER, RecallProcess.TOWNSHIP, RecallProcess.CONVENER_GROUP, township, RecallProcess.RECORDER_GROUP,
                RecallProcess.CLERK + "@" + step.orgCode() + "," + township);
    }

    /** The township let its days pass too; the county hears of it again each time as many are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(Step step) {
        LocalDate due = extend(step);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.vote-overdue", step.caseNumber(), Map.of("dueOn", due.toString())));
        String county = new OrgCode(step.orgCode()).county();
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "recall-overdue", "recall-overdue-" + step.caseNumber() + "-" + due,
                "罢免投票逾期未召集", "一件罢免要求成立后，村民委员会和乡镇都没有在期限内召集投票，请督促。", null, "/cases/" + step.caseNumber(), List.of(),
                List.of("county-organization@" + county, "county-civil-affairs@" + county)));
    }

    /** The last day for recording the vote that was called, or for answering whoever was asked last. */
    public LocalDate recordDueOn(Step step) {
        VoteCalling calling = callings.newest(step.caseNumber()).orElseThrow();
        return periods.end(step, "record", calling.recordAskedOn() == null ? calling.voteOn() : calling.recordAskedOn());
    }

    /**
     * The day of the vote has passed and nobody has recorded it: the township finds out what became of it.
     *
     * @return what the process has to know
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Object> askTownshipForRecord(Step step) {
        callings.asked(step.caseNumber());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.record-to-township", step.caseNumber(), Map.of("voteOn",
                votedOn(step.caseNumber()).toString())));
        String clerk = RecallProcess.CLERK + "@" + step.orgCode();
        String township = RecallProcess.TOWNSHIP_OFFICE + "@" + new OrgCode(step.orgCode()).township();
        events.publishEvent(recordMissing(step, "罢免投票日期已过，没有记录投票结果。请核实：已经投票的，补录结果；没有如期投票的，登记后重新召集。", List.of(clerk, township)));
        return Map.of(RecallProcess.RECORD_ESCALATED, true, RecallProcess.RECORDER_GROUP, clerk + "," + township);
    }

    /** Nor did the township; the county hears of it each time as many days are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalateRecord(Step step) {
        callings.asked(step.caseNumber());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.record-overdue", step.caseNumber(), Map.of("voteOn",
                votedOn(step.caseNumber()).toString())));
        String county = new OrgCode(step.orgCode()).county();
        events.publishEvent(recordMissing(step, "罢免投票日期已过，村里和乡镇都没有记录投票结果，请督促。", List.of("county-organization@" + county,
                "county-civil-affairs@" + county)));
    }

    private CaseLetter recordMissing(Step step, String words, List<String> groups) {
        return CaseLetter.plain(step.caseNumber(), "recall-record-overdue", "recall-record-" + step.caseNumber() + "-" + LocalDate.now(clock),
                "罢免投票没有记录", words, null, "/cases/" + step.caseNumber(), List.of(), groups);
    }

    private LocalDate extend(Step step) {
        Recall recall = recalls.hold(step.caseNumber());
        LocalDate today = LocalDate.now(clock);
        // a petition that was entered late leaves the township its days all the same
        LocalDate from = recall.voteDueOn().isBefore(today.minusDays(1)) ? today : recall.voteDueOn();
        LocalDate due = periods.end(step, "township-vote", from);
        recalls.convene(step.caseNumber(), RecallProcess.TOWNSHIP, due);
        return due;
    }

    /**
     * No quorum, or struck down afterwards: whoever has to call it gets days anew. A vote that was put off gives none.
     *
     * @return false where the post has ended since: there is nothing left to vote on, and the case ends
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reopen(Step step) {
        Recall recall = recalls.hold(step.caseNumber());
        if (callings.newest(step.caseNumber()).filter(c -> c.state().equals("voted")).isPresent()) {
            callings.became(step.caseNumber(), "struck-down");
        }
        if (endsWith(recall)) {
            return false;
        }
        LocalDate due = periods.end(step, "vote-again", LocalDate.now(clock));
        recalls.convene(step.caseNumber(), recall.convener(), due);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.vote-reopened", step.caseNumber(), Map.of("dueOn", due.toString())));
        return true;
    }

    /** Between the vote and its being struck down the post may have ended: by a resignation that was accepted, or otherwise. */
    private boolean endsWith(Recall recall) {
        Optional<Entry> end = entries.of(recall.postId()).stream().findFirst().filter(Entry::isEnd);
        Optional<LocalDate> last = end.map(Entry::onDay).or(() -> posts.endOf(recall.postId()).filter(day -> day.isBefore(LocalDate.now(clock))));
        last.ifPresent(day -> {
            String by = end.filter(e -> "resigned".equals(e.cause())).map(e -> "resignation").orElse("post-ended");
            recalls.ended(recall.caseNumber(), by, day);
            events.publishEvent(SimpleAct.ofNow(recall.caseNumber(), "recall.ended-before-vote", recall.caseNumber(), Map.of("by", by, "lastDay",
                    day.toString())));
        });
        return last.isPresent();
    }

    /** The register follows the vote; where the post has ended otherwise since, it stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endPost(Step step) {
        Recall recall = recalls.hold(step.caseNumber());
        Meeting vote = meetings.latest(step.caseNumber()).orElseThrow();
        Line post = lines.find(recall.postId()).orElseThrow();
        // of 一肩挑 the party's half may have ended since: then the elected one has an entry of its own, which begins later
        LocalDate last = vote.heldOn().isBefore(post.validFrom()) ? post.validFrom() : vote.heldOn();
        boolean ended = register.endPart(post, "elected", last, "recalled", step.caseNumber());
        Map<String, Object> payload = Map.of("ended", ended, "onDay", vote.heldOn().toString());
        if (ended) {
            recalls.ended(step.caseNumber(), null, last);
            if (post.kind().equals("both")) {
                tellOfTheOtherHalf(step);
            }
        }
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.post-ended", "post:" + post.id(), payload));
    }

    /** The villagers end the post that they gave; the party organisation decides on its own (VC2025 14, 19). */
    private void tellOfTheOtherHalf(Step step) {
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "recall-party-post", "recall-party-post-" + step.caseNumber(), "罢免后党组织职务另行处理",
                "一名一肩挑人员被罢免村民委员会职务。罢免不涉及党组织职务，登记簿中党组织职务继续；另有处理的，请在登记簿中登记。", null,
                "/cases/" + step.caseNumber(), List.of(), List.of(RecallProcess.TOWNSHIP_OFFICE + "@" + new OrgCode(step.orgCode()).township())));
    }
}
