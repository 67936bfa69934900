package org.cunyi.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
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

    DecisionNoticeText(Cases cases, Meetings meetings, HouseholdPolls polls, StepRecords records, Organisation organisation) {
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
        String village = organisation.name(file.orgCode());
        String body = """
                各位村民：
                %s%s召开%s，就“%s”进行表决。应到%d人%s，实到%d人；赞成%d票，反对%d票，弃权%d票。会议符合法定人数，决议通过（%s）。
                决议内容：%s
                对本公告有异议的，请在公示期内向村务监督委员会或村民委员会提出。
                案件编号：%s""".formatted(poll(file), chinese(m.heldOn()), MeetingKinds.name(m.meetingKind()), file.title(),
                m.expected() - m.excluded(), base(m), m.present(), m.inFavour(), m.against(), m.abstained(), m.legalBasis(), m.content(),
                file.caseNumber());
        return Optional.of(new Draft(village + "关于“" + file.title() + "”的决议公告", body));
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
        String village = organisation.name(file.orgCode());
        String progress = latest(file, DecisionProcess.IMPLEMENTATION, "progress");
        String remark = latest(file, DecisionProcess.ACCEPTANCE, "remark");
        String body = """
                各位村民：
                “%s”已经实施完毕，现将实施结果公布如下。
                实施情况：%s
                村务监督委员会验收意见：%s
                对本公告有异议的，请在公示期内向村务监督委员会或村民委员会提出。
                案件编号：%s""".formatted(file.title(), progress, remark, file.caseNumber());
        return new Draft(village + "关于“" + file.title() + "”实施结果的公告", body);
    }

    private String latest(CaseFile file, String step, String field) {
        Map<String, Object> answers = records.latest(file.caseNumber(), step).orElse(Map.of());
        return String.valueOf(answers.getOrDefault(field, ""));
    }

    private static String chinese(java.time.LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
