package org.cunyi.cadre.process;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.registry.Entries;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.registry.RegisterQuestion;
import org.cunyi.org.ImportKind;
import org.cunyi.org.ImportReport;
import org.cunyi.org.Roster;
import org.cunyi.org.RosterImport;
import org.cunyi.workflow.Cases;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Invented village cadres with posts and no offices: those that the demonstration's handlings and recalls are about. */
@Component
@Profile("embedded")
class DemoRegister {

    private static final String FILE = "cadres.csv";
    private static final String FIRST = "zhang-cadre-1";
    private static final String COUNTY = "990101";

    private final Roster roster;
    private final RosterImport imports;
    private final RegisterList register;
    private final Entries entries;
    private final Cases cases;
    private final DemoNotices notices;

    DemoRegister(Roster roster, RosterImport imports, RegisterList register, Entries entries, Cases cases, DemoNotices notices) {
        this.roster = roster;
        this.imports = imports;
        this.register = register;
        this.entries = entries;
        this.cases = cases;
        this.notices = notices;
    }

    void enter() {
        if (roster.person(FIRST).isPresent()) {
            return;
        }
        ImportReport report = imports.run(ImportKind.ROSTER, FILE, DemoFiles.content(FILE));
        if (!report.isGood()) {
            throw new IllegalStateException("demo/" + FILE + ": " + report.badRows());
        }
    }

    /** The post that he holds now. */
    Line held(String login) {
        return posts(login, false).get(0);
    }

    private List<Line> posts(String login, boolean ended) {
        return register.find(new RegisterQuestion(List.of(COUNTY), null, null, false, null, ended, roster.name(login)), 0, 10).stream()
                .filter(l -> l.login().equals(login)).toList();
    }

    /** What the villagers are to be told of posts that ended, and of what went on. */
    void publish(String login, String village) {
        List.of(true, false).forEach(ended -> posts(login, ended).stream().flatMap(l -> entries.of(l.id()).stream()).map(e -> e.caseNumber())
                .filter(n -> n != null).forEach(n -> notices.village(village, cases.get(n), Map.of())));
    }
}
