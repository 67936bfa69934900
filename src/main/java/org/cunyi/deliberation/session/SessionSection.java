package org.cunyi.deliberation.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.springframework.stereotype.Component;

/** When a session was called, who came, and what became of its topics. */
@Component
class SessionSection implements CaseSection {

    private final Callings callings;
    private final Agenda agenda;
    private final SessionWords words;

    SessionSection(Callings callings, Agenda agenda, SessionWords words) {
        this.callings = callings;
        this.agenda = agenda;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        if (!file.process().equals(DeliberationProcess.SESSION)) {
            return List.of();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        callings.of(file.caseNumber()).forEach(c -> facts.put("第" + c.sequence() + "次通知", words.of(c)));
        agenda.of(file.caseNumber()).forEach(i -> facts.put("议题" + i.position(), words.of(i)));
        return List.of(new Section("议事会议", facts, "/deliberation/sessions/" + file.caseNumber()));
    }
}
