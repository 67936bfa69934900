package org.cunyi.cadre.recall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The villagers' body accepted the member's resignation before the vote: the case of that resolution is linked and ends this one (VC2025 20). */
@Component
class ResignationAccepted implements CaseAction {

    private static final String NAME = "resignation-accepted";
    private static final String DECISION = "decision";
    private static final String OWN = "ofThisMember";
    private static final String YES = "yes";
    private static final String RELATION = "ended-by-resignation";
    private static final int LAST = 50;

    private final JdbcClient jdbc;
    private final Recalls recalls;
    private final RecallOffices offices;
    private final StepRecords records;
    private final Meetings meetings;
    private final Cases cases;
    private final CaseLinks links;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    ResignationAccepted(JdbcClient jdbc, Recalls recalls, RecallOffices offices, StepRecords records, Meetings meetings, Cases cases, CaseLinks links,
            CaseMessages messages, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.recalls = recalls;
        this.offices = offices;
        this.records = records;
        this.meetings = meetings;
        this.cases = cases;
        this.links = links;
        this.messages = messages;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        if (!offices.mayAsTownship(file) || !messages.awaited(file, RecallProcess.POST_ENDED)) {
            return Optional.empty();
        }
        List<Option> choices = accepted(file).stream().map(f -> new Option(f.caseNumber(), f.caseNumber() + " " + f.title())).toList();
        return choices.isEmpty() ? Optional.empty() : Optional.of(new View(NAME, "辞职已被接受",
                "投票以前，村民会议或者村民代表会议接受本人辞职的，罢免程序终结。请选择该决议的案件；职务终止另在村干部登记簿登记。",
                List.of(Field.choice(DECISION, "接受辞职的决议", choices), Field.choice(OWN, "该决议接受的是本案当事人的辞职",
                        List.of(new Option(YES, "是，已与决议原件核对")))), "终结罢免程序"));
    }

    /** Resolutions of the village, made since the petition was received, that accepted a resignation. */
    private List<CaseFile> accepted(CaseFile file) {
        Recall recall = recalls.get(file.caseNumber());
        return jdbc.sql("select * from case_file where org_code = ? and process like 'decision%' order by started_at desc fetch first ? rows only")
                .params(file.orgCode(), LAST).query(CaseFile.class).list().stream().filter(f -> isResignation(f)
                        && meetings.of(f.caseNumber()).stream().anyMatch(m -> m.step().equals("villagers_resolution") && m.passed()
                        && !m.heldOn().isBefore(recall.receivedOn()))).toList();
    }

    private boolean isResignation(CaseFile decision) {
        return records.latest(decision.caseNumber(), Step.START).filter(a -> "resignation".equals(a.get("matterKind"))).isPresent();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.actAsTownship(file);
        String decision = values.get(DECISION) == null ? "" : values.get(DECISION).strip();
        CaseFile chosen = cases.find(decision).filter(f -> accepted(file).stream().anyMatch(a -> a.caseNumber().equals(f.caseNumber())))
                .orElseThrow(() -> Refusal.of(DECISION, "接受辞职的决议：请选择本村收到罢免要求以后通过的辞职决议"));
        if (!YES.equals(values.get(OWN))) {
            throw Refusal.of(OWN, "该决议接受的是本案当事人的辞职：必须与决议原件核对后确认");
        }
        if (links.of(chosen.caseNumber()).stream().anyMatch(l -> l.relation().startsWith(RELATION))) {
            throw Refusal.of(DECISION, "接受辞职的决议：该决议已经用于另一件罢免案件");
        }
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !messages.awaited(file, RecallProcess.POST_ENDED)) {
            throw Refusal.late("投票已经有结果或者案件已经结束");
        }
        recalls.ended(file.caseNumber(), "resignation", null);
        links.link(file.caseNumber(), chosen.caseNumber(), RELATION);
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "recall.ended-before-vote", chosen.caseNumber(), Map.of("by", "resignation")));
        messages.send(file, RecallProcess.POST_ENDED);
    }
}
