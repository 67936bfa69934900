package org.cunyi.cadre.recall;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the township enters who signed and checks one after the other. Nobody else sees them: whoever asks for an official's recall must not
 * fear him for it.
 */
@Component
public class SignatureDesk {

    private static final int LONGEST_REASON = 200;
    private static final int MOST = 20_000;
    private static final Set<String> CHECKED = Set.of(Signature.COUNTED, "double", "not-entitled", "withdrawn");
    private static final String CLOSED = "联名已经核验完毕，不能再录入或者更改";

    private final Recalls recalls;
    private final PetitionSignatures signatures;
    private final CadrePapers papers;
    private final Cases cases;
    private final RecallOffices offices;
    private final CaseView view;
    private final ApplicationEventPublisher events;

    SignatureDesk(Recalls recalls, PetitionSignatures signatures, CadrePapers papers, Cases cases, RecallOffices offices, CaseView view,
            ApplicationEventPublisher events) {
        this.recalls = recalls;
        this.signatures = signatures;
        this.papers = papers;
        this.cases = cases;
        this.offices = offices;
        this.view = view;
        this.events = events;
    }

    /** How one was checked, as it was typed. */
    public record Check(String state, String reason, OffsetDateTime seen) {
    }

    /** @throws Refusal as if there were no such case, for everybody but the township's office, and for whoever keeps out of it */
    public CaseFile caseFile(String caseNumber) {
        return cases.find(caseNumber).filter(offices::ofTownship)
                .orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件"));
    }

    public boolean isOpen(CaseFile file) {
        return file.isOpen() && view.openTasks(file).stream().anyMatch(t -> t.key().equals("user_" + RecallProcess.VERIFY_PETITION));
    }

    public Map<String, Integer> counts(CaseFile file) {
        return signatures.counts(file.caseNumber());
    }

    /** Opening the list is an act: it says who stands against an official. */
    @Transactional
    public List<Signature> list(CaseFile file) {
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.read", "signatures", Map.of("what", "signatures")));
        return signatures.of(file.caseNumber());
    }

    @Transactional
    public int enterLines(CaseFile file, String text) {
        return enter(file, SignatureLine.ofText(text));
    }

    @Transactional
    public int enterFile(CaseFile file, String fileName, byte[] content) {
        return enter(file, SignatureLine.ofFile(fileName, content));
    }

    private int enter(CaseFile file, List<SignatureLine> lines) {
        begin(file);
        if (signatures.total(file.caseNumber()) + lines.size() > MOST) {
            throw Refusal.of("lines", "联名名单：一件罢免要求最多" + MOST + "名");
        }
        int first = signatures.add(file.caseNumber(), lines);
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "recall.signatures-entered", file.caseNumber(), Map.of("first", first, "count",
                lines.size())));
        return lines.size();
    }

    @Transactional
    public void check(CaseFile file, int number, Check check) {
        check(file, Map.of(number, check));
    }

    /** All of them or none; what is wrong is said of each by its number. */
    @Transactional
    public void check(CaseFile file, Map<Integer, Check> checks) {
        begin(file);
        Map<Integer, Signature> known = signatures.of(file.caseNumber()).stream().collect(Collectors.toMap(Signature::number, s -> s));
        List<FieldError> errors = new ArrayList<>();
        new TreeMap<>(checks).forEach((number, check) -> {
            if (!known.containsKey(number)) {
                throw Refusal.notFound("名单中没有第" + number + "名");
            }
            String problem = problem(known.get(number), check);
            if (problem != null) {
                errors.add(new FieldError(field(check), "第" + number + "名：" + problem));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        checks.forEach((number, check) -> keep(file, known.get(number), check));
    }

    private static String field(Check check) {
        return check.state() != null && CHECKED.contains(check.state()) ? "reason" : "state";
    }

    private static String problem(Signature signature, Check check) {
        if (check.state() == null || !CHECKED.contains(check.state())) {
            return "核验结果请选择计入、重复、无资格或者已撤回";
        }
        boolean counted = check.state().equals(Signature.COUNTED);
        if (Words.isBlank(check.reason())) {
            return counted && signature.twin() != null ? "与第" + signature.twin() + "名可能是同一人，计入的须在理由中说明怎样查明不是同一人"
                    : counted ? null : "不计入的，必须说明理由";
        }
        String problem = Words.problem(check.reason().strip(), false, LONGEST_REASON);
        return problem == null ? null : "理由" + problem;
    }

    private void keep(CaseFile file, Signature signature, Check check) {
        String reason = Words.isBlank(check.reason()) ? null : check.reason().strip();
        signatures.check(file.caseNumber(), signature, check.state(), reason, check.seen());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "recall.signature-checked", String.valueOf(signature.number()), reason == null
                ? Map.of("state", check.state()) : Map.of("state", check.state(), "reason", papers.told(file.caseNumber(), reason))));
    }

    private void begin(CaseFile file) {
        offices.actAsTownship(file);
        if (recalls.hold(file.caseNumber()).valid() != null || !isOpen(file)) {
            throw Refusal.late(CLOSED);
        }
    }
}
