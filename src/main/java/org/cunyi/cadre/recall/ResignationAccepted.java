package org.cunyi.cadre.recall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.registry.Resignations;
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

    private final Recalls recalls;
    private final RecallOffices offices;
    private final Resignations resignations;
    private final CaseLinks links;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    ResignationAccepted(Recalls recalls, RecallOffices offices, Resignations resignations, CaseLinks links,
            CaseMessages messages, ApplicationEventPublisher events) {
        this.recalls = recalls;
        this.offices = offices;
        this.resignations = resignations;
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
        if (!file.isOpen() || !offices.ofTownship(file) || !messages.awaited(file, RecallProcess.POST_ENDED)) {
            return Optional.empty();
        }
        List<Option> choices = accepted(file).stream().map(f -> new Option(f.caseNumber(), f.caseNumber() + " " + f.title())).toList();
        return choices.isEmpty() ? Optional.empty() : Optional.of(new View(NAME, "辞职已被接受",
                "投票以前，村民会议或者村民代表会议接受本人辞职的，罢免程序终结。请选择该决议的案件；职务终止另在村干部登记簿登记。",
                List.of(Field.choice(DECISION, "接受辞职的决议", choices), Field.choice(OWN, "该决议接受的是本案当事人的辞职",
                        List.of(new Option(YES, "是，已与决议原件核对")))), "终结罢免程序"));
    }

    /** Of the village, made since the petition was received. */
    private List<Resignations.Vote> accepted(CaseFile file) {
        return resignations.voted(file.orgCode(), recalls.get(file.caseNumber()).receivedOn()).stream().filter(Resignations.Vote::passed).toList();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.actAsTownship(file);
        String decision = values.get(DECISION) == null ? "" : values.get(DECISION).strip();
        String chosen = accepted(file).stream().map(Resignations.Vote::caseNumber).filter(decision::equals).findFirst().orElseThrow(() -> Refusal.of(DECISION, "接受辞职的决议：请选择本村收到罢免要求以后通过的辞职决议"));
        if (!YES.equals(values.get(OWN))) {
            throw Refusal.of(OWN, "该决议接受的是本案当事人的辞职：必须与决议原件核对后确认");
        }
        if (links.of(chosen).stream().anyMatch(l -> l.relation().startsWith(RELATION))) {
            throw Refusal.of(DECISION, "接受辞职的决议：该决议已经用于另一件罢免案件");
        }
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !messages.awaited(file, RecallProcess.POST_ENDED)) {
            throw Refusal.late("投票已经有结果或者案件已经结束");
        }
        recalls.ended(file.caseNumber(), "resignation", null);
        links.link(file.caseNumber(), chosen, RELATION);
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "recall.ended-before-vote", chosen, Map.of("by", "resignation")));
        messages.send(file, RecallProcess.POST_ENDED);
    }
}
