package org.cunyi.deliberation.resolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.publicity.PublicWords;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The resolutions of a village: opened by a session, never deleted. */
@Component
public class Resolutions {

    private static final String ONE = "select * from deliberation_resolution where case_number = ?";

    private final JdbcClient jdbc;
    private final CaseView view;
    private final CaseLinks links;
    private final ResolutionEvents history;
    private final PublicWords words;
    private final ApplicationEventPublisher events;

    Resolutions(JdbcClient jdbc, @Lazy CaseView view, CaseLinks links, ResolutionEvents history, PublicWords words,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.view = view;
        this.links = links;
        this.history = history;
        this.words = words;
        this.events = events;
    }

    /**
     * A resolution becomes a case of its own, linked to its session, as it was resolved: minutes that come late open one that is overdue, or
     * whose responsible person has left the committee since (see {@link ResponsiblePersons}).
     *
     * @return its number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(NewResolution wanted) {
        String number = view.open(DeliberationProcess.RESOLUTION, wanted.orgCode(), wanted.title());
        keep(number, wanted);
        history.resolved(number, wanted.deadline(), wanted.sessionCase());
        links.link(wanted.sessionCase(), number, "resolved-in-session");
        events.publishEvent(SimpleAct.ofNow(number, "resolution.resolved", wanted.sessionCase(), Map.of("responsible", wanted.responsible(),
                "deadline", wanted.deadline().toString(), "topic", wanted.topicCase())));
        view.begin(number, Map.of());
        return number;
    }

    private void keep(String number, NewResolution w) {
        jdbc.sql("insert into deliberation_resolution (case_number, org_code, session_case, topic_case, title, content, responsible, deadline,"
                + " first_deadline, measure, raised_by, state, public_words) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(number, w.orgCode(), w.sessionCase(), w.topicCase(), w.title(), w.content(), w.responsible(), w.deadline(), w.deadline(),
                        w.measure(), w.raisedBy(), Resolution.OPEN, words.clean(w.title() + "\n" + w.content())).update();
    }

    public Optional<Resolution> find(String caseNumber) {
        return jdbc.sql(ONE).param(caseNumber).query(Resolution.class).optional();
    }

    Resolution get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的决议"));
    }

    /** The row as it is now; whoever else wants to change it waits until the end of this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Resolution hold(String caseNumber) {
        return jdbc.sql(ONE + " for update").param(caseNumber).query(Resolution.class).single();
    }

    /**
     * The resolution that a step works on, held.
     *
     * @throws Refusal where a session has meanwhile said something of it, even if its case has not heard of that yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Resolution atWork(Step step, String state) {
        Resolution resolution = hold(step.caseNumber());
        if (resolution.isSettled()) {
            throw Refusal.late("本决议已在会议上" + (resolution.state().equals("withdrawn") ? "撤回" : "销号") + "，不再办理");
        }
        boolean heard = ((Number) step.variables().get("round")).intValue() == history.continued(step.caseNumber());
        if (!heard || !resolution.state().equals(state)) {
            throw Refusal.late("会议刚对本决议作出答复（办理期限" + resolution.deadline() + "），任务正在更新，请稍后刷新");
        }
        return resolution;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(String caseNumber, String state) {
        jdbc.sql("update deliberation_resolution set state = ?, verifier_open = false where case_number = ?").params(state, caseNumber).update();
    }

    /** All that a session must hear of: everything not yet settled, the nearest deadline first. */
    public List<Resolution> unsettled(String orgCode) {
        return jdbc.sql("select * from deliberation_resolution where org_code = ? and state in ('open', 'checking', 'awaiting-strike-off')"
                + " order by deadline, case_number").param(orgCode).query(Resolution.class).list();
    }
}
