package org.cunyi.deliberation.session;

import java.util.HashMap;
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
import org.cunyi.publicity.NoticeTexts;
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
    private final NoticeTexts texts;

    SessionNoticeText(Cases cases, Callings callings, Agenda agenda, Reports reports, Meetings meetings, Organisation organisation,
            NoticeTexts texts) {
        this.texts = texts;
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
        Map<String, Object> facts = new HashMap<>(Map.of("村名", organisation.name(file.orgCode()), "主题", file.title(), "案件编号", file.caseNumber(),
                "以往决议", earlier(file), "各项议题", topics(file)));
        facts.put("会议日期", c.day());
        facts.put("地点", c.place());
        facts.put("应到", c.expected());
        facts.put("应到说明", c.expectedReason() == null ? "" : "（" + c.expectedReason() + "）");
        facts.put("实到", c.present());
        facts.put("依据", c.legalBasis());
        return texts.write(DeliberationProcess.NOTICE_KIND, file.orgCode(), facts);
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
