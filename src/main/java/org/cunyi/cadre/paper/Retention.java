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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing about a person is kept longer than the county's table says (《个人信息保护法》第十九条、第四十七条). */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String MATTER = "retention";

    private final List<Kept> kept;
    private final List<Sealed> sealed;
    private final JdbcClient jdbc;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(List<Kept> kept, List<Sealed> sealed, JdbcClient jdbc, Cases cases, ApplicationEventPublisher events, TransactionTemplate transaction,
            Clock clock) {
        this.kept = kept;
        this.sealed = sealed;
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

    /** Papers under a key that can change. */
    public interface Sealed {

        /** What an old key sealed is sealed with the new one, so that the old key can go. */
        void sealAnew();
    }

    /** What has to go goes first: it needs no key, and what cannot be sealed anew must not hold it up. Whatever fails stands in no other's way. */
    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    public void night() {
        kept.forEach(k -> apart("the cases of " + k.getClass().getSimpleName(), () -> erase(k)));
        sealed.forEach(s -> apart("the papers of " + s.getClass().getSimpleName(), s::sealAnew));
    }

    private static void apart(String what, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            // the message of a database may quote the row
            LOG.error("{} could not be seen to and wait for the next night: {}", what, NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
        }
    }

    /** What is over goes, each case in a transaction of its own. */
    private void erase(Kept kept) {
        kept.cases().forEach(caseNumber -> apart("what is personal in the case " + caseNumber, () -> {
            CaseFile file = cases.get(caseNumber);
            if (isOver(kept, file)) {
                transaction.executeWithoutResult(status -> erase(kept, file));
            }
        }));
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
