package org.cunyi.deliberation.topic;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** The topic as it reads now, and every pre-review with what it rests on. */
@Component
class TopicSection implements CaseSection {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Topics topics;
    private final Prereviews prereviews;
    private final Roster roster;
    private final Wording words;

    TopicSection(Topics topics, Prereviews prereviews, Roster roster, Wording words) {
        this.topics = topics;
        this.prereviews = prereviews;
        this.roster = roster;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        if (!file.process().equals(DeliberationProcess.TOPIC)) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        topics.find(file.caseNumber()).ifPresent(t -> sections.add(section(t)));
        prereviews.of(file.caseNumber()).forEach(p -> sections.add(section(p)));
        return sections;
    }

    private Section section(Topic t) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("提出人", roster.name(t.raisedBy()));
        facts.put("办理情况", words.of("topic-state", t.state()));
        facts.put("议题内容", t.content());
        facts.put("建议方案", t.proposal());
        facts.put("涉及的人或者户", t.concerns());
        if (t.matterKind() != null) {
            facts.put("事项类别", words.of("matter-kind", t.matterKind()));
        }
        return new Section("议题", facts);
    }

    private Section section(Prereview p) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("结论", words.of("prereview-verdict", p.verdict()));
        facts.put("原因", words.of("prereview-reason", p.reason()));
        if (p.clause() != null) {
            facts.put("依据的条款", p.clause());
        }
        if (p.missing() != null) {
            facts.put("还缺什么", p.missing());
        }
        facts.put("依据", p.legalBasis());
        facts.put("预审", roster.name(p.reviewedBy()) + "，" + time(p.reviewedAt()));
        return new Section("会前预审（第" + p.attempt() + "次）", facts);
    }

    private static String time(OffsetDateTime at) {
        return TIME.format(at);
    }
}
