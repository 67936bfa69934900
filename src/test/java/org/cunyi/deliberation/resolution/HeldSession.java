package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.cunyi.Acting;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A session that was held and its topic, as rows only; what it resolves is real. */
public final class HeldSession {

    public static final String ZHANG = "990101101201";

    private final JdbcClient jdbc;
    private final RepositoryService models;
    private final Cases cases;
    private final Resolutions resolutions;
    private final Clock clock;
    private final Acting acting;
    private final TransactionTemplate transaction;
    private final String village;
    private final String person;
    private final String session;
    private final String topic;

    public HeldSession(ApplicationContext context, String village, String raisedBy) {
        jdbc = context.getBean(JdbcClient.class);
        models = context.getBean(RepositoryService.class);
        cases = context.getBean(Cases.class);
        resolutions = context.getBean(Resolutions.class);
        clock = context.getBean(Clock.class);
        acting = new Acting(context.getBean(Identities.class));
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.village = village;
        this.person = raisedBy;
        session = in(raisedBy.replaceFirst("-.*", "-council-chair"), this::session);
        topic = in(raisedBy, this::topic);
    }

    private <T> T in(String login, Supplier<T> act) {
        return acting.as(login, () -> transaction.execute(t -> act.get()));
    }

    private String open(String process, String prefix, String title) {
        String number = cases.nextNumber(prefix, village);
        cases.open(new CaseFile(number, process, null, models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult().getDeploymentId(), village, null, title, person, OffsetDateTime.now(clock), null, null));
        return number;
    }

    private String session() {
        String number = open("deliberation-session", "YS", "议事会议");
        jdbc.sql("insert into deliberation_session (case_number, org_code, state, attempt, called_by, opened_at) values (?, ?, 'held', 1, ?, ?)")
                .params(number, village, person, OffsetDateTime.now(clock)).update();
        return number;
    }

    /** The notice about its results hangs, and says them all. */
    public void post() {
        List<String> said = jdbc.sql("select title from deliberation_resolution where session_case = :session union select content from"
                + " deliberation_resolution where session_case = :session").param("session", session).query(String.class).list();
        post("经议事会审议：\n" + String.join("\n", said));
    }

    public void post(String body) {
        in(person, () -> {
            String number = cases.nextNumber("GS", village);
            cases.open(new CaseFile(number, "publicity", null, null, village, session, "议事结果", person, OffsetDateTime.now(clock), null, null));
            return jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, minimum_days, legal_basis, drafted_by,"
                    + " posted_on, ends_on) values (?, ?, ?, 'deliberation-result', '议事结果公告', ?, 'posted', true, 15, '第三十五条', ?, ?, ?)")
                    .params(UUID.randomUUID().toString(), number, village, body, person, LocalDate.now(clock), LocalDate.now(clock).plusDays(15)).update();
        });
    }

    /** Off the board again, where other tests look. */
    public void takeDown() {
        jdbc.sql("delete from notice where case_number in (select case_number from case_file where parent_case_number = ?)").param(session).update();
    }

    private String topic() {
        String number = open("deliberation-topic", "YT", "村口路灯不亮");
        jdbc.sql("insert into deliberation_topic (case_number, org_code, raised_by, raised_at, title, content, proposal, concerns, state)"
                + " values (?, ?, ?, ?, '村口路灯不亮', '夜里看不清路', '更换路灯', '全村', 'decided')").params(number, village, person, OffsetDateTime.now(clock))
                .update();
        return number;
    }

    public String number() {
        return session;
    }

    public String topicNumber() {
        return topic;
    }

    public NewResolution wanted(String responsible, LocalDate deadline) {
        return new NewResolution(village, session, topic, "更换村口路灯", "更换村口六盏路灯，由村集体收入支付", responsible, deadline,
                "六盏路灯夜间全部亮", person);
    }

    /** @return number of the new case */
    public String resolve(NewResolution wanted) {
        return in(person.replaceFirst("-.*", "-council-chair"), () -> resolutions.open(wanted));
    }
}
