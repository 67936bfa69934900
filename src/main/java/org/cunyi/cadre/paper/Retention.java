package org.cunyi.cadre.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing about a person is kept longer than the county's table says (《个人信息保护法》第十九条、第四十七条). */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String MATTER = "retention";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(JdbcClient jdbc, Cases cases, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The cases of a procedure. */
    public interface Kept {

        PeriodTable periods();

        /** Closed ones of which something personal is left. */
        List<String> cases();

        /** Whether that one is still among them. */
        boolean isLeft(String caseNumber);

        /** @return how many papers went */
        int erase(CaseFile file);
    }

    /** What is over goes, each case in a transaction of its own, so that one that fails stands in no other's way. */
    public void erase(Kept kept) {
        for (String caseNumber : kept.cases()) {
            try {
                CaseFile file = cases.get(caseNumber);
                if (isOver(kept, file)) {
                    transaction.executeWithoutResult(status -> erase(kept, file));
                }
            } catch (RuntimeException e) {
                // the message of a database may quote the row
                LOG.error("what is personal in the case {} could not be erased and stays until the next night: {}", caseNumber,
                        NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
            }
        }
    }

    private boolean isOver(Kept kept, CaseFile file) {
        LocalDate ended = file.endedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
        return LocalDate.now(clock).isAfter(kept.periods().lookEnd(Step.beside(file, MATTER, "保存期限"), MATTER, ended));
    }

    /** Of two nodes at once the later one waits at the case and finds nothing left. */
    private void erase(Kept kept, CaseFile file) {
        String number = jdbc.sql("select case_number from case_file where case_number = ? for update").param(file.caseNumber()).query(String.class).single();
        if (kept.isLeft(number)) {
            events.publishEvent(SimpleAct.ofNow(number, "personal.erased", number, Map.of("rows", kept.erase(file))));
            events.publishEvent(new CaseErased(number));
        }
    }
}
