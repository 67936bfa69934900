package org.cunyi.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objection;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseResolutions;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.CaseSearch;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases over plain HTTP (contract.md §3). Dates are {@code yyyy-MM-dd}, instants ISO with offset. */
@RestController
@RequestMapping("/api")
class CaseApi {

    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 100_000;
    private static final Set<String> STATES = Set.of("open", "done");

    private final Access access;
    private final CaseView view;
    private final Cases cases;
    private final CaseSearch search;
    private final Meetings meetings;
    private final Notices notices;
    private final Objections objections;
    private final List<CaseSection> sections;
    private final StepRecords records;
    private final AuditChain audit;
    private final CaseActions actions;
    private final List<CaseResolutions> resolutions;

    CaseApi(Access access, CaseView view, Cases cases, CaseSearch search, Meetings meetings, Notices notices, Objections objections,
            List<CaseSection> sections, StepRecords records, AuditChain audit, CaseActions actions, List<CaseResolutions> resolutions) {
        this.access = access;
        this.view = view;
        this.cases = cases;
        this.search = search;
        this.meetings = meetings;
        this.notices = notices;
        this.objections = objections;
        this.sections = sections;
        this.records = records;
        this.audit = audit;
        this.actions = actions;
        this.resolutions = resolutions;
    }

    /** A wish to begin a case; {@code villageCode} may be missing where the person has one such office only. */
    record NewCase(String process, String villageCode, Map<String, Object> variables) {
    }

    record Started(String caseNumber, String processInstanceId) {
    }

    record Summary(String caseNumber, String process, String orgCode, String title, String state, String outcome, OffsetDateTime startedAt,
            OffsetDateTime endedAt, String parentCaseNumber) {

        static Summary of(CaseFile c) {
            return new Summary(c.caseNumber(), c.process(), c.orgCode(), c.title(), c.isOpen() ? "open" : "done", c.outcome(), c.startedAt(),
                    c.endedAt(), c.parentCaseNumber());
        }
    }

    record Found(List<Summary> items, int page, int size, boolean hasNext) {
    }

    record Entry(String step, String name, String actor, String actingFor, OffsetDateTime at, OffsetDateTime takenBackAt,
            @JsonRawValue String answers) {

        static Entry of(StepRecord r) {
            return new Entry(r.step(), r.stepName(), r.actor(), r.actingFor(), r.at(), r.takenBackAt(), r.answers());
        }
    }

    record Whole(String caseNumber, String processInstanceId, String process, String orgCode, String title, String state, String outcome,
            String startedBy, OffsetDateTime startedAt, OffsetDateTime endedAt, List<OpenTask> openTasks, List<Meeting> sheets,
            List<Entry> steps, List<Notice> notices, List<Objection> objections, List<CaseSection.Section> sections,
            List<?> resolutions, String parent, List<Summary> children, List<CaseLinks.Link> links) {
    }

    @PostMapping("/cases")
    ResponseEntity<Started> start(@RequestBody NewCase wanted) {
        if (wanted.process() == null || wanted.process().isBlank()) {
            throw Refusal.of("process", "程序：必须填写");
        }
        Map<String, Object> answers = new HashMap<>();
        if (wanted.variables() != null) {
            wanted.variables().forEach((k, v) -> answers.put(k, plain(v)));
        }
        if (answers.containsKey("villageCode")) {
            throw Refusal.of("villageCode", "单位代码请写在“variables”之外");
        }
        answers.put("villageCode", wanted.villageCode());
        String number = view.start(wanted.process(), answers);
        return ResponseEntity.status(HttpStatus.CREATED).body(new Started(number, cases.get(number).processInstanceId()));
    }

    /** Accepts the engine's {@code {"value": …}} beside the plain value. */
    private static Object plain(Object value) {
        return value instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : value;
    }

    @GetMapping("/cases")
    Found find(@RequestParam(required = false) String org, @RequestParam(required = false) String process,
            @RequestParam(required = false) String state, @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        if (org != null && !org.isBlank() && !OrgCode.isValid(org)) {
            throw Refusal.of("org", "单位代码“" + org + "”不正确");
        }
        if (state != null && !state.isBlank() && !STATES.contains(state)) {
            throw Refusal.of("state", "状态：应为open（办理中）或done（已办结）");
        }
        if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("page", "分页：页码从0开始，每页1至" + LARGEST_PAGE + "条");
        }
        CaseSearch.Page found = search.find(new CaseSearch.Question(access.units(), org, SearchInput.text(process), state, overdue, SearchInput.text(text),
                SearchInput.day("from", "from", from), SearchInput.day("to", "to", to), page, size, access.secret()));
        return new Found(found.items().stream().map(Summary::of).toList(), page, size, found.hasNext());
    }

    @GetMapping("/cases/{caseNumber}")
    Whole one(@PathVariable String caseNumber) {
        CaseFile c = access.caseFile(caseNumber);
        return new Whole(c.caseNumber(), c.processInstanceId(), c.process(), c.orgCode(), c.title(), c.isOpen() ? "open" : "done",
                c.outcome(), c.startedBy(), c.startedAt(), c.endedAt(), view.openTasks(c), meetings.of(caseNumber),
                records.of(caseNumber).stream().map(Entry::of).toList(), notices.of(caseNumber), objections.ofCase(caseNumber),
                sections.stream().flatMap(s -> s.of(c).stream()).toList(), resolutions.stream().flatMap(r -> r.of(c).stream()).toList(), c.parentCaseNumber(),
                cases.children(caseNumber).stream().map(Summary::of).toList(), access.links(caseNumber));
    }

    /** What can be done with a case outside its tasks, for example {@code withdraw}, said in writing, field by field, for example {@code reason}. */
    @PostMapping("/cases/{caseNumber}/{action}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void perform(@PathVariable String caseNumber, @PathVariable String action, @RequestBody Map<String, String> values) {
        actions.perform(caseNumber, action, values);
    }

    @GetMapping("/audit/cases/{caseNumber}")
    List<AuditEntry> audit(@PathVariable String caseNumber) {
        return audit.entries(access.caseFile(caseNumber).caseNumber());
    }

    @GetMapping("/audit/cases/{caseNumber}/verify")
    AuditChain.Verification verify(@PathVariable String caseNumber) {
        return audit.verify(access.verifiable(caseNumber).caseNumber());
    }

    /** Login of the caller with the offices that count today. */
    @GetMapping("/me")
    Map<String, Object> me() {
        return Map.of("login", Actor.current(), "offices", access.offices().stream().map(o -> o.group()).toList());
    }
}
