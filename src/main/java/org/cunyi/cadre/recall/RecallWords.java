package org.cunyi.cadre.recall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was written why a petition does not stand, was taken back or a vote was put off: for the township's office, and each look is an act. */
@Component
class RecallWords implements CaseSection {

    private final RecallOffices offices;
    private final CadrePapers papers;
    private final ApplicationEventPublisher events;

    RecallWords(RecallOffices offices, CadrePapers papers, ApplicationEventPublisher events) {
        this.offices = offices;
        this.papers = papers;
        this.events = events;
    }

    @Override
    @Transactional
    public List<Section> of(CaseFile file) {
        if (!offices.ofTownship(file)) {
            return List.of();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        papers.latest(file.caseNumber(), RecallProcess.INVALID).ifPresent(p -> {
            facts.put("联名不成立的说明", p.text("reason"));
            facts.put("告知联系人的日期", p.text("toldOn"));
        });
        String said = papers.of(file.caseNumber(), RecallProcess.SAID).stream().map(p -> p.text(Said.REASON)).collect(Collectors.joining("\n"));
        if (!said.isEmpty()) {
            facts.put("撤回（含转报）或者未如期投票的理由", said);
        }
        if (facts.isEmpty()) {
            return List.of();
        }
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.read", "case-page", Map.of("what", "recall-words")));
        return List.of(new Section("罢免案件的书面说明", facts));
    }
}
