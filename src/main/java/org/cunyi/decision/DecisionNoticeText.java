package org.cunyi.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/** Proposes the texts of 决议公开 and 实施结果公开 from the record, so that the published figures are those of the sheet. */
@Component
class DecisionNoticeText implements NoticeText {

    private final Cases cases;
    private final Meetings meetings;
    private final HouseholdPolls polls;
    private final StepRecords records;
    private final Organisation organisation;
    private final NoticeTexts texts;

    DecisionNoticeText(Cases cases, Meetings meetings, HouseholdPolls polls, StepRecords records, Organisation organisation, NoticeTexts texts) {
        this.texts = texts;
        this.cases = cases;
        this.meetings = meetings;
        this.polls = polls;
        this.records = records;
        this.organisation = organisation;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        if (parentCaseNumber == null) {
            return Optional.empty();
        }
        return cases.find(parentCaseNumber).filter(c -> DecisionProcess.isDecision(c.process())).flatMap(c -> switch (noticeKind) {
            case "resolution" -> resolution(c);
            case "result" -> Optional.of(result(c));
            default -> Optional.empty();
        });
    }

    private Optional<Draft> resolution(CaseFile file) {
        List<Meeting> deciding = meetings.of(file.caseNumber()).stream()
                .filter(m -> m.step().equals(DecisionProcess.VILLAGERS_RESOLUTION) && m.passed()).toList();
        if (deciding.isEmpty()) {
            return Optional.empty();
        }
        Meeting m = deciding.get(deciding.size() - 1);
        Map<String, Object> facts = facts(file);
        facts.put("入户征询", poll(file));
        facts.put("会议日期", chinese(m.heldOn()));
        facts.put("会议", MeetingKinds.name(m.meetingKind()));
        facts.put("应到", m.expected() - m.excluded());
        facts.put("应到说明", base(m));
        facts.put("实到", m.present());
        facts.put("赞成", m.inFavour());
        facts.put("反对", m.against());
        facts.put("弃权", m.abstained());
        facts.put("依据", m.legalBasis());
        facts.put("决议内容", m.content());
        return Optional.of(texts.write("resolution", file.orgCode(), facts));
    }

    private Map<String, Object> facts(CaseFile file) {
        return new HashMap<>(Map.of("村名", organisation.name(file.orgCode()), "事项", file.title(), "案件编号", file.caseNumber()));
    }

    /** How the base was made, wherever it is not simply the registered figure: the reason is printed (domain.md §2). */
    private static String base(Meeting m) {
        StringBuilder words = new StringBuilder();
        if (m.expectedReason() != null) {
            words.append("基数%s，实际应到%d人，理由：%s".formatted(m.baseExpected() == null ? "未登记" : m.baseExpected() + "人", m.expected(),
                    m.expectedReason()));
        }
        if (m.excluded() > 0) {
            words.append(words.isEmpty() ? "" : "；").append("无法取得联系、不计入的%d人".formatted(m.excluded()));
        }
        return words.isEmpty() ? "" : "（" + words + "）";
    }

    /** What the households said before the meeting, where the procedure asks them. */
    private String poll(CaseFile file) {
        return polls.latest(file.caseNumber()).map(p -> "截至%s，就“%s”入户征询%d户（全村%d户），同意%d户，不同意%d户（%s）。%n".formatted(
                chinese(p.heldOn()), file.title(), p.asked(), p.households(), p.agreed(), p.opposed(), p.legalBasis())).orElse("");
    }

    private Draft result(CaseFile file) {
        Map<String, Object> facts = facts(file);
        facts.put("实施情况", latest(file, DecisionProcess.IMPLEMENTATION, "progress"));
        facts.put("验收意见", latest(file, DecisionProcess.ACCEPTANCE, "remark"));
        return texts.write("result", file.orgCode(), facts);
    }

    private String latest(CaseFile file, String step, String field) {
        Map<String, Object> answers = records.latest(file.caseNumber(), step).orElse(Map.of());
        return String.valueOf(answers.getOrDefault(field, ""));
    }

    private static String chinese(java.time.LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
