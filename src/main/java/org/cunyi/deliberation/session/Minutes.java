package org.cunyi.deliberation.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.council.Member;
import org.cunyi.deliberation.resolution.Report;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/** The minutes of a session, put together from what was recorded: nobody writes down a second time who came and how they voted. */
@Component
class Minutes {

    private static final int ALL = 100_000;
    private static final List<Map.Entry<String, String>> VOTES = List.of(Map.entry("in-favour", "赞成"), Map.entry("against", "反对"),
            Map.entry("abstained", "弃权"));

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Agenda agenda;
    private final Guests guests;
    private final Bench bench;
    private final Reports reports;
    private final Meetings meetings;
    private final StepRecords records;
    private final Roster roster;
    private final SessionWords words;

    Minutes(CouncilSessions sessions, Callings callings, Agenda agenda, Guests guests, Bench bench, Reports reports, Meetings meetings, StepRecords records, Roster roster,
            SessionWords words) {
        this.sessions = sessions;
        this.callings = callings;
        this.agenda = agenda;
        this.guests = guests;
        this.bench = bench;
        this.reports = reports;
        this.meetings = meetings;
        this.records = records;
        this.roster = roster;
        this.words = words;
    }

    /** A heading and what stands under it, Chinese words by Chinese label. */
    record Part(String heading, Map<String, String> facts) {
    }

    List<Part> of(CaseFile file) {
        Map<Long, Meeting> sheets = meetings.of(file.caseNumber()).stream().collect(Collectors.toMap(Meeting::id, m -> m));
        List<Part> parts = new ArrayList<>(List.of(head(file, sheets), attendance(file), resolutions(file)));
        Map<Long, List<String>> recusals = agenda.recusals(file.caseNumber());
        Map<String, Map<Long, List<String>>> voters = new LinkedHashMap<>();
        VOTES.forEach(v -> voters.put(v.getValue(), agenda.voters(file.caseNumber(), v.getKey())));
        agenda.of(file.caseNumber()).forEach(i -> parts.add(topic(i, i.meetingId() == null ? null : sheets.get(i.meetingId()), recusals, voters)));
        records.latest(file.caseNumber(), DeliberationProcess.MINUTES).filter(a -> a.get("content") != null)
                .ifPresent(a -> parts.add(new Part("会议纪要", Map.of("纪要", a.get("content").toString()))));
        return parts;
    }

    private Part head(CaseFile file, Map<Long, Meeting> sheets) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("会议", file.title());
        List<Calling> all = callings.of(file.caseNumber());
        Calling last = all.get(all.size() - 1);
        facts.put("时间", last.day() + last.startsAt() + "至" + last.endsAt());
        facts.put("地点", last.place());
        facts.put("通知", SessionWords.day(last.noticedOn()) + "发出，须提前" + last.minimumDays() + "天（" + last.noticeBasis() + "）");
        facts.put("主持", chairs(file, sheets));
        facts.put("记录", records.newest(file.caseNumber(), DeliberationProcess.MINUTES).map(r -> roster.name(r.actor()))
                .orElseGet(() -> roster.name(last.signedBy())));
        if (all.size() > 1) {
            facts.put("此前的通知", all.stream().limit(all.size() - 1L).map(words::of).collect(Collectors.joining("\n")));
        }
        return new Part("会议概况", facts);
    }

    /** Who was in the chair for the topics, else the council's chair. */
    private String chairs(CaseFile file, Map<Long, Meeting> sheets) {
        return sheets.isEmpty() ? bench.seats(file.caseNumber()).stream().map(Bench.Seat::member).filter(Member::chair).map(Member::name)
                .collect(Collectors.joining("、")) : sheets.values().stream().sorted(Comparator.comparing(Meeting::id)).map(Meeting::chair).distinct()
                .collect(Collectors.joining("、"));
    }

    private Part attendance(CaseFile file) {
        Map<String, String> facts = new LinkedHashMap<>();
        Calling counted = callings.newest(file.caseNumber()).orElseThrow();
        facts.put("应到", counted.expected() + "人" + (counted.expectedReason() == null ? "" : "（与登记的基数不符，理由：" + counted.expectedReason() + "）"));
        facts.put("实到", counted.present() + "人（" + words.word("calling-state", counted.state()) + "，" + counted.legalBasis() + "）："
                + names(file, s -> s.isPresent()));
        facts.put("请假", names(file, s -> s.state().equals(Attendances.EXCUSED)));
        facts.put("缺席", names(file, s -> s.state().equals(Attendances.ABSENT)));
        facts.put("列席", guests.of(file.caseNumber()).stream().map(Guest::words).collect(Collectors.joining("\n")));
        facts.replaceAll((label, text) -> text.isEmpty() ? "无" : text);
        return new Part("到会情况", facts);
    }

    private String names(CaseFile file, Predicate<Bench.Seat> which) {
        return bench.seats(file.caseNumber()).stream().filter(which).map(s -> s.member().name()).collect(Collectors.joining("、"));
    }

    private Part resolutions(CaseFile file) {
        Map<String, String> facts = new LinkedHashMap<>();
        reports.of(file.caseNumber(), false, 0, ALL).forEach(r -> facts.put(r.resolutionCase(), report(r)));
        boolean heard = sessions.get(file.caseNumber()).isSat();
        return new Part("以往决议进展、逐一销号", facts.isEmpty() ? Map.of("决议", heard ? "没有尚未了结的决议" : "未达法定人数，没有听取") : facts);
    }

    private String report(Report r) {
        return r.title() + "（责任人" + r.responsibleName() + "）：" + (r.answer() == null ? "尚未答复" : words.word("resolution-answer", r.answer()))
                + (r.deadline() == null ? "" : "至" + SessionWords.day(r.deadline())) + (r.reason() == null ? "" : "，" + r.reason());
    }

    private Part topic(AgendaItem item, Meeting sheet, Map<Long, List<String>> recusals, Map<String, Map<Long, List<String>>> voters) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("发言", item.speakers() == null ? "" : item.speakers());
        facts.put("共识", item.consensus() == null ? "" : item.consensus() ? "形成基本共识" : "未形成基本共识");
        facts.put("回避", String.join("、", recusals.getOrDefault(item.id(), List.of())));
        if (sheet != null) {
            facts.put("表决", "应到" + sheet.expected() + "人" + (sheet.expectedReason() == null ? "" : "（" + sheet.expectedReason() + "）") + "，实到"
                    + sheet.present() + "人；赞成" + sheet.inFavour() + "票，反对" + sheet.against() + "票，弃权" + sheet.abstained() + "票（" + sheet.legalBasis() + "）");
        }
        voters.forEach((label, names) -> facts.put("点名" + label, String.join("、", names.getOrDefault(item.id(), List.of()))));
        facts.put("核实", item.confirmedBy() == null ? "" : "点名表决结果由" + roster.name(item.confirmedBy()) + "核实");
        facts.put("结果", words.word("agenda-state", item.state()));
        if (item.isCarried()) {
            facts.put("决议", item.resolution());
            facts.put("责任人", item.responsibleName() + "，" + SessionWords.day(item.deadline()) + "前完成");
            facts.put("完成标准", item.measure());
        }
        facts.values().removeIf(String::isEmpty);
        return new Part("议题" + item.position() + "　" + item.title(), facts);
    }
}
