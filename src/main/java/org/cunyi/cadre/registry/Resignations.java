package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a village's meetings voted on applications to resign: nobody else accepts one of a post that villagers gave (《村民委员会组织法》2025年修订第二十条). */
@Component
public class Resignations {

    private static final String MATTER = "resignation";
    private static final String VOTED = "select c.case_number, c.title, m.held_on, m.passed from case_file c join meeting_record m on m.id ="
            + " (select max(x.id) from meeting_record x where x.case_number = c.case_number and x.step = 'villagers_resolution' and x.quorate"
            + " and x.taken_back_at is null) where c.org_code = :village and c.process in ('decision', 'decision-six') and m.held_on >= :since"
            + " order by c.started_at desc";

    private final JdbcClient jdbc;
    private final StepRecords records;

    Resignations(JdbcClient jdbc, StepRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** A case of {@code decision} whose meeting has voted. */
    public record Vote(String caseNumber, String title, LocalDate heldOn, boolean passed) {
    }

    /** The newest first. */
    public List<Vote> voted(String village, LocalDate since) {
        List<Vote> all = jdbc.sql(VOTED).param("village", village).param("since", since).query(Vote.class).list();
        Map<String, Map<String, Object>> starts = records.latest(all.stream().map(Vote::caseNumber).toList(), Step.START);
        return all.stream().filter(v -> MATTER.equals(starts.getOrDefault(v.caseNumber(), Map.of()).get("matterKind"))).toList();
    }

    public Optional<Vote> find(String village, LocalDate since, String caseNumber) {
        return voted(village, since).stream().filter(v -> v.caseNumber().equals(caseNumber)).findFirst();
    }
}
