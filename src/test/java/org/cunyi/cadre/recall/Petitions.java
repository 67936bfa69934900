package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.cadre.registry.Contact;
import org.cunyi.cadre.registry.NewPost;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.Register;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.springframework.context.ApplicationContext;

/** Petitions of 李村: 633 may vote, 580 are registered, 30 are representatives, so that 10 of these are enough. */
public final class Petitions {

    public static final String LI = "990101101202";
    public static final LocalDate TODAY = TestClock.TODAY;
    private static final AtomicInteger MEMBERS = new AtomicInteger();

    private final ApplicationContext context;
    private final Walk walk;

    public Petitions(ApplicationContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
    }

    /** @return id of a post that nobody else's test knows */
    public long member() {
        int n = MEMBERS.incrementAndGet();
        return post("recall-member-" + n, "罢试" + Character.toString('甲' + n), PostKind.ELECTED, "村民委员会委员");
    }

    public long post(String login, String name, PostKind kind, String title) {
        return walk.acting().as("liulin-office", () -> context.getBean(Register.class).appoint(new NewPost(LI, login, name, title, kind, "elected",
                LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31), "选举结果报告单", new Contact(null, null, null, null))));
    }

    public static Map<String, Object> petition(long post, String signatories) {
        Map<String, Object> petition = new HashMap<>();
        petition.put("post", String.valueOf(post));
        petition.put("receivedOn", TODAY.toString());
        petition.put("signatories", signatories);
        petition.put("reasons", "长期不履行职责，村民意见很大");
        petition.put("contact", "联系人若干 电话另告");
        return petition;
    }

    public String received(long post, String signatories) {
        return walk.begin("li-clerk", "cadre-recall", petition(post, signatories));
    }

    SignatureDesk desk() {
        return context.getBean(SignatureDesk.class);
    }

    public void enter(String number, String lines) {
        walk.acting().as("liulin-office", () -> desk().enterLines(desk().caseFile(number), lines));
    }

    public void check(String number, int signature, String state, String reason) {
        walk.acting().as("liulin-office", () -> desk().check(desk().caseFile(number), signature, new SignatureDesk.Check(state, reason, null)));
    }

    /** That many different people sign and count. */
    public void signed(String number, int people) {
        enter(number, IntStream.rangeClosed(1, people).mapToObj(i -> "联署" + (char) ('一' + i) + "，19" + (40 + i)).collect(Collectors.joining("\n")));
        IntStream.rangeClosed(1, people).forEach(i -> check(number, i, "counted", null));
    }

    public void verify(String number) {
        walk.complete("liulin-office", number, "verify_petition", Map.of());
    }

    public void hear(String number) {
        walk.complete("liulin-office", number, "defence", Map.of("toldOn", today().toString(), "defended", "defended", "defence", "本人认为理由不实"));
    }

    public void call(String login, String number, LocalDate day) {
        walk.complete(login, number, "convene_vote", Map.of("voteOn", day.toString(), "place", "李村文化广场", "noticedOn", today().toString()));
    }

    private LocalDate today() {
        return LocalDate.now(context.getBean(TestClock.class));
    }

    /** A petition that is valid, heard and called for today. */
    public String called(long post) {
        String number = received(post, "representatives");
        signed(number, 10);
        verify(number);
        hear(number);
        call("li-clerk", number, today());
        return number;
    }

    public static Map<String, Object> vote(LocalDate day, int cast, int inFavour) {
        Map<String, Object> sheet = new HashMap<>();
        sheet.put("heldOn", day.toString());
        sheet.put("noticedOn", day.toString());
        sheet.put("place", "李村文化广场");
        sheet.put("chair", "主持人某");
        sheet.put("recorder", "记录人某");
        sheet.put("present", cast);
        sheet.put("inFavour", inFavour);
        sheet.put("against", cast - inFavour);
        sheet.put("abstained", 0);
        sheet.put("content", "按程序投票并公开计票");
        sheet.put("opinion", "drop");
        return sheet;
    }

    public void vote(String number, int cast, int inFavour) {
        walk.complete("li-clerk", number, "record_vote", vote(today(), cast, inFavour));
    }

    public void acknowledge(String number) {
        walk.complete("county-organization", number, "file_organization", Map.of("acknowledged", "true"));
        walk.complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "true"));
    }

    /** Drafts and releases the proposed notice. */
    public String published(String number, int child) {
        String publication = walk.child(number, child);
        walk.complete("liulin-office", publication, "draft_notice", Map.of("noticeTitle", "罢免投票结果公告", "noticeBody", "本村就罢免进行投票，结果如上。"));
        walk.complete("liulin-committee", publication, "release", Map.of("released", "true"));
        return publication;
    }

    public void act(String login, String number, String name, Map<String, String> values) {
        CaseAction action = context.getBeansOfType(CaseAction.class).values().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
        walk.acting().as(login, () -> action.perform(context.getBean(Cases.class).get(number), values));
    }

    /** What was sent to cases later arrives. */
    public void deliver() {
        ManagementService jobs = context.getBean(ProcessEngine.class).getManagementService();
        for (int round = 0; round < 5; round++) {
            jobs.createBatchQuery().list().forEach(batch -> List.of(batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId(),
                    batch.getMonitorJobDefinitionId()).forEach(kind -> jobs.createJobQuery().jobDefinitionId(kind).list().stream().map(Job::getId)
                    .forEach(jobs::executeJob)));
        }
    }
}
