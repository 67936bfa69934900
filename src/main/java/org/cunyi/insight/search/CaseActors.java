package org.cunyi.insight.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cunyi.shared.Act;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Acts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers who acted in which case, in the transaction of the act, so that somebody's cases are found without reading every chain. Whoever an act
 * was done for has acted too; who reads or exports has not.
 */
@Component
public class CaseActors {

    private static final String INSERT = "insert into case_actor (case_number, login, started_at) select c.case_number, p.login, c.started_at"
            + " from (select cast(? as varchar(64)) as login) p join case_file c on c.case_number = ?"
            + " where not exists (select 1 from case_actor a where a.case_number = c.case_number and a.login = p.login)";

    private final JdbcTemplate jdbc;
    private final String insert;

    CaseActors(JdbcTemplate jdbc, @Value("${spring.datasource.url}") String url) {
        this.jdbc = jdbc;
        this.insert = INSERT + (url.startsWith("jdbc:postgresql:") ? " on conflict do nothing" : "");
    }

    private record Acted(String caseNumber, String login) implements Comparable<Acted> {

        @Override
        public int compareTo(Acted other) {
            int byCase = caseNumber.compareTo(other.caseNumber);
            return byCase != 0 ? byCase : login.compareTo(other.login);
        }
    }

    /** What this transaction has written already: one act tells of its questions and tables too. */
    private static final class Written implements TransactionSynchronization {

        private final Set<Acted> all = new LinkedHashSet<>();
    }

    @EventListener
    @Transactional
    public void on(Act act) {
        write(acted(act).toList());
    }

    @EventListener
    @Transactional
    public void on(Acts acts) {
        write(acts.all().stream().flatMap(CaseActors::acted).toList());
    }

    private static Stream<Acted> acted(Act act) {
        if (act.caseNumber() == null || act.action().endsWith(".read") || act.action().endsWith(".exported")) {
            return Stream.empty();
        }
        boolean inPlace = act.actor().equals(Actor.current()) && Actor.actingFor() != null;
        return Stream.of(act.actor(), inPlace ? Actor.actingFor() : act.actor()).filter(l -> !l.equals(Actor.SYSTEM)).distinct()
                .map(l -> new Acted(act.caseNumber(), l));
    }

    /** In one order, so that two such writers never wait for each other in a circle. */
    private void write(Collection<Acted> acted) {
        Set<Acted> written = written();
        List<Acted> fresh = new TreeSet<>(acted).stream().filter(written::add).toList();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            jdbc.batchUpdate(insert, fresh.stream().map(a -> new Object[] {a.login(), a.caseNumber()}).toList());
        } catch (DuplicateKeyException somebodyElseDid) {
            // only where the database cannot pass over by itself: the row is there, which is all that is wanted
        }
    }

    private static Set<Acted> written() {
        return TransactionSynchronizationManager.getSynchronizations().stream().filter(Written.class::isInstance).map(Written.class::cast).findFirst()
                .orElseGet(() -> {
                    Written written = new Written();
                    TransactionSynchronizationManager.registerSynchronization(written);
                    return written;
                }).all;
    }

    /**
     * Whether that person acted in any case, whoever he is today; one about a post does not tell who had to do with it.
     *
     * @param secret procedures whose cases only their officials find
     */
    public boolean knows(String login, Collection<String> secret) {
        return !new NamedParameterJdbcTemplate(jdbc).queryForList("select 1 from case_actor a join case_file c on c.case_number = a.case_number"
                + " where a.login = :login and not " + CaseConditions.CONCEALED + " fetch first 1 rows only", Map.of("login", login, "secret",
                secret.isEmpty() ? List.of("-") : secret)).isEmpty();
    }
}
