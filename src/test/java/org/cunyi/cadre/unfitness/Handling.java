package org.cunyi.cadre.unfitness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case of 柳林镇 as a test drives it, step by step. */
public final class Handling {

    public static final String TODAY = TestClock.TODAY.toString();
    public static final String OFFICE = "liulin-office";
    public static final String SECOND = "liulin-office-2";
    public static final String COMMITTEE = "liulin-committee";

    private final Walk walk;
    private final JdbcClient jdbc;
    private final Cases cases;
    private final ProcessEngine engine;
    private final TestClock clock;
    private final List<CaseAction> actions;

    public Handling(ApplicationContext context, Walk walk) {
        this.walk = walk;
        this.jdbc = context.getBean(JdbcClient.class);
        this.cases = context.getBean(Cases.class);
        this.clock = context.getBean(TestClock.class);
        this.engine = context.getBean(ProcessEngine.class);
        this.actions = List.copyOf(context.getBeansOfType(CaseAction.class).values());
    }

    /** A person who does not sign in, with one post of 张村. */
    public long person(String login, String name, String title, String kind) {
        jdbc.sql("insert into person (login, name, must_change_password) select ?, ?, false where not exists (select 1 from person where login = ?)")
                .params(login, name, login).update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) values ((select id from person where login = ?), '990101101201', ?, ?,"
                + " date '2024-01-01')").params(login, title, kind).update();
        return jdbc.sql("select max(t.id) from post t join person p on p.id = t.person_id where p.login = ?").param(login).query(Long.class).single();
    }

    public String lead(long post) {
        return lead(OFFICE, post);
    }

    public String lead(String login, long post) {
        return walk.begin(login, "cadre-unfitness", Map.of("title", "信访举报", "postId", String.valueOf(post), "leadWords", "群众反映其有关问题"));
    }

    public void accept(String number) {
        walk.complete(OFFICE, number, "accept_lead", Map.of("leadAnswer", "accept"));
    }

    public static Map<String, Object> facts(String... codes) {
        Map<String, Object> facts = new HashMap<>(Map.of("founded", "founded", "happenedOn", "2026-11-01", "repetition", "computed", "facts", "经查属实"));
        for (String code : codes) {
            facts.put("situation_" + code, true);
        }
        return facts;
    }

    /** The same facts by both. */
    public void verify(String number, Map<String, Object> facts) {
        walk.complete(OFFICE, number, "verify_facts", facts);
        walk.complete(SECOND, number, "verify_facts", facts);
    }

    /** From the lead to where the person is told. */
    public String verified(long post, String... codes) {
        String number = lead(post);
        accept(number);
        verify(number, facts(codes));
        return number;
    }

    public static Map<String, Object> statement(String measure) {
        return new HashMap<>(Map.of("toldOn", TODAY, "toldMeasure", measure, "stated", "stated", "statement", "请求从轻", "newFacts", "no"));
    }

    public void state(String number, String measure) {
        walk.complete(OFFICE, number, "statement_and_defence", statement(measure));
    }

    /** A sheet of the township's party committee that carried. */
    public static Map<String, Object> sheet(String measure) {
        Map<String, Object> sheet = new HashMap<>(Map.of("heldOn", TODAY, "place", "镇政府会议室", "chair", "柳明远", "recorder", "罗文静", "present", 8,
                "inFavour", 8, "against", 0, "abstained", 0, "content", "集体研究决定"));
        if (measure != null) {
            sheet.put("decidedMeasure", measure);
        }
        return sheet;
    }

    public static Map<String, Object> with(Map<String, Object> form, Object... more) {
        Map<String, Object> changed = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }

    public void decide(String number, String measure) {
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet(measure), "circularRange", "village"));
    }

    public void serve(String number) {
        walk.complete(OFFICE, number, "serve_decision", Map.of("servedOn", TODAY, "receipt", "signed", "rightsTold", true));
    }

    /** From the lead to the execution, as the table recommends. */
    public String served(long post, String measure, String... codes) {
        String number = verified(post, codes);
        state(number, measure);
        decide(number, measure);
        serve(number);
        return number;
    }

    /** The newest case of that process that this one called. */
    public String measure(String number, String process) {
        return cases.children(number).stream().filter(c -> c.process().equals(process)).reduce((a, b) -> b).orElseThrow().caseNumber();
    }

    public void talk(String number) {
        walk.complete(OFFICE, measure(number, UnfitnessProcess.TALK), "record_talk", Map.of("talkedOn", TODAY, "place", "镇政府", "talker", "高立新",
                "recorder", "谢思齐", "talkWords", "谈话内容", "talkReceipt", "signed"));
    }

    /** The criticism, the circular and its days. */
    public void criticise(String number) {
        walk.fire(circular(number), "timer_period_ended", 8);
        clock.reset();
    }

    /** The criticism, and the circular that hangs. @return its case */
    public String circular(String number) {
        String criticism = measure(number, UnfitnessProcess.CRITICISM);
        walk.complete(OFFICE, criticism, "record_criticism", Map.of("criticisedOn", TODAY, "place", "村民代表会议", "criticismWords", "检讨内容"));
        String circular = walk.child(criticism, 0);
        walk.follow(circular);
        walk.complete(OFFICE, circular, "draft_notice", Map.of("noticeTitle", "处置通报", "noticeBody", "某人公开检讨并通报批评。"));
        walk.complete(COMMITTEE, circular, "release", Map.of("released", "true"));
        return circular;
    }

    /** Both authorities acknowledge. */
    public void filed(String number) {
        walk.complete("county-organization", number, "file_organization", Map.of("acknowledged", "true"));
        walk.complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "true"));
    }

    /** The days pass, and somebody looks again. */
    public void reassess(String number, int days) {
        walk.fire(number, "timer_impact_ended", days);
        walk.complete(OFFICE, number, "reassess", Map.of("reassessedOn", TestClock.TODAY.plusDays(days).toString(), "reassessment", "improved",
                "reassessmentWords", "已经改正"));
    }

    public void act(String login, String number, String name, Map<String, String> values) {
        CaseAction action = actions.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
        walk.acting().as(login, () -> action.perform(cases.get(number), values));
    }

    public Object variable(String number, String name) {
        return engine.getRuntimeService().getVariable(cases.get(number).processInstanceId(), name);
    }
}
