package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cunyi.audit.Chains;

/** What must hold whenever nodes have died: nothing lost, nothing twice, nothing left lying. */
final class Aftermath {

    private final TwoNodes nodes;
    private final Officials officials;

    Aftermath(TwoNodes nodes, Officials officials) {
        this.nodes = nodes;
        this.officials = officials;
    }

    /** To be called when the officials have stopped. */
    void check() throws MessagingException, InterruptedException {
        assertThat(officials.failures()).isEmpty();
        Map<String, Long> kept = counted("select case_number || ' ' || step, count(*) from step_record group by case_number, step");
        assertThat(kept.keySet()).containsAll(new HashSet<>(officials.acknowledged()));
        assertThat(kept.values()).as("no step twice").containsOnly(1L);
        cases();
        assertThat(new Chains(nodes.database(), nodes.url()).broken()).isEmpty();
        mails();
    }

    private void cases() {
        assertThat(counted("select c.case_number, (select count(*) from act_ru_task t where t.proc_inst_id_ = c.process_instance_id)"
                + " + (select count(*) from case_file k where k.parent_case_number = c.case_number and k.ended_at is null)"
                + " + (select count(*) from act_ru_job j where j.process_instance_id_ = c.process_instance_id"
                + " and j.handler_type_ = 'timer-intermediate-transition') from case_file c where c.ended_at is null").values())
                .as("every open case stands at one task, one called case or one timer").containsOnly(1L);
        assertThat(counted("select process || org_code, count(*) - max(substring(case_number from '[0-9]+$')::int) from case_file"
                + " group by process, org_code").values()).as("numbers without gaps").containsOnly(0L);
        assertThat(counted("select chain || action, count(*) from audit_entry where action in ('case.opened', 'notice.posted', 'notice.closed',"
                + " 'case.closed') group by chain, action").values()).as("nothing begins or ends twice").containsOnly(1L);
        assertThat(chains("notice.closed")).as("the periods that ended").isEqualTo(chains("case.closed"))
                .isEqualTo(names("select case_number from case_file where outcome = 'completed' and ended_at is not null"))
                .isEqualTo(names("select case_number from notice where state = 'closed'"));
        assertThat(nodes.count("act_ru_incident")).isZero();
        assertThat(nodes.count("act_ru_job where retries_ < 3")).as("jobs that failed").isZero();
    }

    /** Whatever was promised has left in the end and is noted once; what arrived twice has the same Message-ID. */
    private void mails() throws MessagingException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (nodes.count("mail_outbox where state <> 'sent'") > 0 && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        Set<String> arrived = new HashSet<>();
        for (var message : nodes.mail().getReceivedMessages()) {
            arrived.add(message.getHeader("Message-ID", null));
        }
        assertThat(arrived).isEqualTo(names("select message_id from mail_outbox"));
        assertThat(counted("select subject, count(*) from audit_entry where action = 'mail.sent' group by subject").values()).containsOnly(1L);
    }

    private Set<String> chains(String action) {
        return nodes.jdbc().sql("select chain from audit_entry where action = ?").param(action).query(String.class).set();
    }

    private Set<String> names(String sql) {
        return nodes.jdbc().sql(sql).query(String.class).set();
    }

    private Map<String, Long> counted(String sql) {
        record Counted(String name, long count) {
        }
        List<Counted> rows = nodes.jdbc().sql(sql).query((row, n) -> new Counted(row.getString(1), row.getLong(2))).list();
        return rows.stream().collect(Collectors.toMap(Counted::name, Counted::count));
    }
}
