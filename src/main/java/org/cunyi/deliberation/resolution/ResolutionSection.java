package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** How a resolution stands and everything that happened to it; of a session and a topic, what came of them. */
@Component
class ResolutionSection implements CaseSection {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Resolutions resolutions;
    private final Ledger ledger;
    private final ResolutionEvents history;
    private final ResolutionPeople people;
    private final Roster roster;
    private final Wording words;
    private final Clock clock;

    ResolutionSection(Resolutions resolutions, Ledger ledger, ResolutionEvents history, ResolutionPeople people, Roster roster, Wording words,
            Clock clock) {
        this.resolutions = resolutions;
        this.ledger = ledger;
        this.history = history;
        this.people = people;
        this.roster = roster;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Section> of(CaseFile file) {
        if (file.process().equals(DeliberationProcess.RESOLUTION)) {
            return resolutions.find(file.caseNumber()).map(r -> List.of(standing(r), events(r))).orElse(List.of());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        ledger.of(file).forEach(l -> facts.put(l.caseNumber(), l.title() + "，" + l.responsibleName() + "负责，期限" + DAY.format(l.deadline()) + "，"
                + words.of("resolution-state", l.standing())));
        return facts.isEmpty() ? List.of() : List.of(new Section("形成的决议", facts));
    }

    private Section standing(Resolution r) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("决议内容", r.content());
        facts.put("责任人", roster.name(r.responsible()));
        facts.put("办理期限", DAY.format(r.deadline()) + (r.deadline().equals(r.firstDeadline()) ? "" : "（最初" + DAY.format(r.firstDeadline()) + "）"));
        facts.put("办结标准", r.measure());
        facts.put("提出人", roster.name(r.raisedBy()));
        facts.put("核验人", people.verifier(r).map(roster::name).orElse("待理事长指定"));
        facts.put("状态", words.of("resolution-state", r.isOverdue(today) ? "overdue" : r.state()) + (r.isOverdue(today) ? r.daysOverdue(today) + "天" : ""));
        if (r.escalatedTo() != null && !r.isSettled()) {
            facts.put("升级", words.of("resolution-escalated", r.escalatedTo()));
        }
        if (r.isSettled()) {
            facts.put("会议", r.settledIn() + "，" + DAY.format(r.settledOn()));
        }
        return new Section("决议", facts);
    }

    private Section events(Resolution resolution) {
        Map<String, String> facts = new LinkedHashMap<>();
        int number = 0;
        for (ResolutionEvent e : history.of(resolution.caseNumber())) {
            number++;
            List<String> said = new ArrayList<>(List.of(words.of("resolution-event", e.kind()) + "（" + roster.name(e.actor()) + "，"
                    + TIME.format(e.at().atZoneSameInstant(clock.getZone())) + "）"));
            if (e.deadline() != null) {
                said.add("办理期限" + DAY.format(e.deadline()));
            }
            if (e.words() != null) {
                said.add(e.words());
            }
            facts.put(String.valueOf(number), String.join("　", said));
        }
        return new Section("办理经过", facts);
    }
}
