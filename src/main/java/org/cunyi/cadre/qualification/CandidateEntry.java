package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Organisation;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The township enters whom it proposes; after a return it sees why and what it had entered. */
@Component
@Order(40)
class CandidateEntry implements StepRule {

    private final Papers papers;
    private final Qualifications qualifications;
    private final Baseline baseline;
    private final Readings readings;
    private final StepRecords records;
    private final Organisation organisation;
    private final Roster roster;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CandidateEntry(Papers papers, Qualifications qualifications, Baseline baseline, Readings readings, StepRecords records,
            Organisation organisation, Roster roster, ApplicationEventPublisher events, Clock clock) {
        this.papers = papers;
        this.qualifications = qualifications;
        this.baseline = baseline;
        this.readings = readings;
        this.records = records;
        this.organisation = organisation;
        this.roster = roster;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.ENTER_CANDIDATE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(readings.identity(step.caseNumber()));
        papers.latest(step.caseNumber(), Paper.FIRST_REVIEW).ifPresent(p -> shown.put("firstReason", p.text("firstReason")));
        qualifications.find(step.caseNumber()).ifPresent(q -> shown.put("postVillage", q.villageCode()));
        return shown;
    }

    @Override
    public void opened(Step step) {
        if (papers.latest(step.caseNumber(), Paper.CANDIDATE).isPresent()) {
            readings.read(step.caseNumber(), step.key(), "identity");
        }
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("township-villages", organisation.children(step.orgCode()).stream().map(u -> new Option(u.code(), u.name())).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String number = identityNumber(answers);
        String login = knownLogin(answers);
        String post = String.valueOf(records.latest(step.caseNumber(), Step.START).orElseThrow().get("title"));
        List<String> marks = papers.marks(number);
        if (qualifications.isUnderReview(marks, post, new OrgCode(step.orgCode()).county(), step.caseNumber())) {
            throw Refusal.of("identityNumber", "公民身份号码：此人正在就同一职务接受联审，不能重复录入");
        }
        Baseline.Post kind = baseline.post(step, post);
        qualifications.enter(step.caseNumber(), answers.text("postVillage"), post, kind.kind(), marks.get(0));
        Map<String, Object> candidate = new HashMap<>(Map.of("candidateName", answers.text("candidateName"), "identityNumber", number));
        if (login != null) {
            candidate.put(Paper.LOGIN, login);
        }
        papers.keep(step.caseNumber(), Paper.CANDIDATE, null, candidate);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "candidate.entered", answers.text("postVillage"), Map.of("post", post)));
        return Map.of(QualificationProcess.POST_KIND, kind.kind());
    }

    private String identityNumber(Answers answers) {
        String number = answers.text("identityNumber");
        if (number == null) {
            throw Refusal.of("identityNumber", "公民身份号码：必须填写");
        }
        IdentityNumber.problem(number, LocalDate.now(clock)).ifPresent(p -> {
            throw Refusal.of("identityNumber", "公民身份号码：" + p);
        });
        return number;
    }

    /** A pass is booked on this login: it has to be that of the person who is reviewed. */
    private String knownLogin(Answers answers) {
        String login = answers.text(Paper.LOGIN);
        if (login == null) {
            return null;
        }
        Person person = roster.person(login).orElseThrow(() -> Refusal.of(Paper.LOGIN, "登录名：名册中没有这个人"));
        if (!person.name().equals(answers.text("candidateName"))) {
            throw Refusal.of(Paper.LOGIN, "登录名：与名册中登录名“" + login + "”的姓名不一致");
        }
        return login;
    }
}
