package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.Report;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Proposes the text of 议事结果公告 from the record: figures and resolutions, not who came and how anybody voted. */
@Component
class SessionNoticeText implements NoticeText {

    private static final int ALL = 100_000;

    private final Cases cases;
    private final Callings callings;
    private final Agenda agenda;
    private final Reports reports;
    private final Meetings meetings;
    private final Organisation organisation;

    SessionNoticeText(Cases cases, Callings callings, Agenda agenda, Reports reports, Meetings meetings, Organisation organisation) {
        this.cases = cases;
        this.callings = callings;
        this.agenda = agenda;
        this.reports = reports;
        this.meetings = meetings;
        this.organisation = organisation;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return !DeliberationProcess.NOTICE_KIND.equals(noticeKind) || parentCaseNumber == null ? Optional.empty()
                : cases.find(parentCaseNumber).filter(c -> c.process().equals(DeliberationProcess.SESSION)).map(this::draft);
    }

    private Draft draft(CaseFile file) {
        Calling c = callings.newest(file.caseNumber()).orElseThrow();
        String village = organisation.name(file.orgCode());
        String body = """
                各位村民：
                %s，%s议事会在%s召开会议。应到成员%d人%s，实到%d人，符合法定人数（%s）。
                %s%s
                对本公告有异议的，请在公示期内向村务监督委员会或村民委员会提出。
                案件编号：%s""".formatted(c.day(), village, c.place(), c.expected(), c.expectedReason() == null ? "" : "（" + c.expectedReason() + "）",
                c.present(), c.legalBasis(), earlier(file), topics(file), file.caseNumber());
        return new Draft(village + "“" + file.title() + "”议事结果公告", body);
    }

    private String earlier(CaseFile file) {
        List<Report> all = reports.of(file.caseNumber(), false, 0, ALL);
        Map<String, Long> count = all.stream().filter(r -> r.answer() != null).collect(Collectors.groupingBy(Report::answer, Collectors.counting()));
        return all.isEmpty() ? "本村没有尚未了结的决议。" : "会议通报以往决议%d项：销号%d项，继续办理%d项，撤回%d项。".formatted(all.size(),
                count.getOrDefault("strike-off", 0L), count.getOrDefault("continue", 0L), count.getOrDefault("withdraw", 0L));
    }

    private String topics(CaseFile file) {
        Map<Long, Meeting> sheets = meetings.of(file.caseNumber()).stream().collect(Collectors.toMap(Meeting::id, m -> m));
        return agenda.of(file.caseNumber()).stream().map(i -> "\n" + i.position() + ". “" + i.title() + "”：" + vote(sheets.get(i.meetingId()))
                + outcome(i)).collect(Collectors.joining());
    }

    private static String vote(Meeting m) {
        return "赞成%d票，反对%d票，弃权%d票，".formatted(m.inFavour(), m.against(), m.abstained());
    }

    private static String outcome(AgendaItem i) {
        return i.isCarried() ? "通过。决议：" + i.resolution() + "（责任人" + i.responsibleName() + "，" + SessionWords.day(i.deadline()) + "前完成）"
                : i.isPostponed() ? "未通过，延至下次会议再议。" : "未通过，不再审议。";
    }
}
