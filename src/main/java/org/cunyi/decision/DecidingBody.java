package org.cunyi.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.BaseFigures;
import org.cunyi.org.Figures;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/**
 * Which meetings may decide a matter in this village on that date: the law's list from table {@code decision-body}, less the representatives'
 * bodies that the village has not, or that its assembly has not authorised. An assembly is never removed (contract.md §5).
 */
@Component
class DecidingBody {

    private static final String REPRESENTATIVES = "villager-representatives";
    private static final String COLLECTIVE_REPRESENTATIVES = "collective-representatives";

    private final RuleTables tables;
    private final Figures figures;

    DecidingBody(RuleTables tables, Figures figures) {
        this.tables = tables;
        this.figures = figures;
    }

    /** @param lawful the law's list, in its order; {@code removed} says for each kind taken away why */
    record Bodies(List<String> lawful, Map<String, String> removed, String legalBasis) {

        List<String> allowed() {
            return lawful.stream().filter(k -> !removed.containsKey(k)).toList();
        }
    }

    Optional<Bodies> on(Step step, LocalDate date) {
        return on(step, step.text(DecisionProcess.MATTER_KIND),
                Boolean.TRUE.equals(step.variables().get(DecisionProcess.COLLECTIVE_ASSET)), date);
    }

    /** Empty where the law knows no such matter: a kind that collective property cannot be part of, a date before the law. */
    Optional<Bodies> on(Step step, String matterKind, boolean collectiveAsset, LocalDate date) {
        Map<String, Object> inputs = Map.of("matterKind", matterKind, "collectiveAsset", collectiveAsset, "heldOn", date.toString());
        return tables.row(step, "decision-body", inputs).map(row -> bodies(step, matterKind, date, row));
    }

    private Bodies bodies(Step step, String matterKind, LocalDate date, Map<String, Object> row) {
        List<String> lawful = List.of(row.get("allowedMeetingKinds").toString().split(","));
        String basis = String.valueOf(row.get("legalBasis"));
        Optional<BaseFigures> known = figures.on(step.orgCode(), date);
        Map<String, String> removed = new HashMap<>();
        if (!known.map(BaseFigures::hasRepresentatives).orElse(false)) {
            removed.put(REPRESENTATIVES, "本村没有登记村民代表会议");
        } else if (Boolean.TRUE.equals(row.get("needsAuthorisation"))
                && !figures.authorised(step.orgCode(), matterKind, date)) {
            removed.put(REPRESENTATIVES, "村民会议没有就此类事项授权村民代表会议，或授权不在有效期内");
        }
        if (!known.map(BaseFigures::hasCollectiveRepresentatives).orElse(false)) {
            removed.put(COLLECTIVE_REPRESENTATIVES, "本村集体经济组织章程没有设立成员代表大会");
        }
        removed.keySet().retainAll(new ArrayList<>(lawful));
        return new Bodies(lawful, removed, basis);
    }

    /** @throws Refusal where that meeting may not decide the matter */
    void check(Step step, String meetingKind, LocalDate date, boolean escalated) {
        Bodies bodies = on(step, date).orElseThrow(() -> Refusal.of("heldOn", "召开日期：" + date + "时没有此类事项的决定规则"));
        String name = MeetingKinds.name(meetingKind);
        if (bodies.removed().containsKey(meetingKind)) {
            throw Refusal.of("meetingKind", "会议形式：" + name + "不能决定此事项：" + bodies.removed().get(meetingKind) + "（"
                    + bodies.legalBasis() + "）");
        }
        if (!bodies.lawful().contains(meetingKind)) {
            throw Refusal.of("meetingKind", "会议形式：" + name + "不能决定此事项，依法应由"
                    + String.join("或", bodies.allowed().stream().map(MeetingKinds::name).toList()) + "决定（" + bodies.legalBasis() + "）");
        }
        if (escalated && REPRESENTATIVES.equals(meetingKind)) {
            throw Refusal.of("meetingKind", "会议形式：村民代表会议未形成决议，已提交村民会议，应召开村民会议");
        }
    }
}
