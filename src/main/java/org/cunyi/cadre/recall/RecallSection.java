package org.cunyi.cadre.recall;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** How the petition stands: counts and days, nobody's name. */
@Component
class RecallSection implements CaseSection {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Recalls recalls;
    private final PetitionSignatures signatures;
    private final VoteCallings callings;
    private final RecallOffices offices;
    private final Wording words;

    RecallSection(Recalls recalls, PetitionSignatures signatures, VoteCallings callings, RecallOffices offices, Wording words) {
        this.recalls = recalls;
        this.signatures = signatures;
        this.callings = callings;
        this.offices = offices;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        return file.process().equals(RecallProcess.KEY) ? recalls.find(file.caseNumber()).map(r -> List.of(section(file, r))).orElse(List.of())
                : List.of();
    }

    private Section section(CaseFile file, Recall recall) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("职务", recall.postTitle());
        facts.put("收到罢免要求", DAY.format(recall.receivedOn()));
        facts.put("联名", words.of("recall-signatories", recall.signatories()) + "；" + signatures.counts(recall.caseNumber()).entrySet().stream()
                .map(e -> words.of("recall-signature", e.getKey()) + e.getValue() + "名").collect(Collectors.joining("，")));
        if (recall.valid() != null) {
            facts.put("联名是否成立", (recall.valid() ? "成立：" : "不成立：") + "计入" + recall.counted() + "名，基数" + recall.base() + "人（"
                    + recall.legalBasis() + "）");
        }
        if (recall.voteDueOn() != null) {
            facts.put("召集", words.of("recall-convener", recall.convener()) + "，" + DAY.format(recall.voteDueOn()) + "以前投票");
        }
        callings.of(recall.caseNumber()).forEach(c -> facts.put("第" + c.attempt() + "次投票",
                DAY.format(c.voteOn()) + "，" + c.place() + "，" + DAY.format(c.noticedOn())
                + "通知，" + words.of("recall-calling", c.state())));
        if (recall.endedBy() != null) {
            facts.put("终结原因", words.of("recall-ended", recall.endedBy()));
        }
        if (recall.postEndedOn() != null) {
            facts.put("职务终止", DAY.format(recall.postEndedOn()));
        }
        if (recall.purgedAt() != null) {
            facts.put("个人信息", "保存期限已满，联名人、理由和申辩意见已经删除");
        }
        return new Section("罢免要求", facts, offices.ofTownship(file) && recall.purgedAt() == null ? "/recalls/" + file.caseNumber() + "/signatures" : null);
    }
}
