package org.cunyi.insight.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.FoundCase;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.org.XlsxList;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a search found as a workbook that says what was asked, by whom and when; taking it away is an act in the chain of the day. */
@Component
class FindXlsx {

    private static final List<String> HEADS = List.of("案件编号", "单位代码", "单位", "程序", "事项", "状态", "逾期", "结果", "发起时间", "办结时间", "天数");
    private static final int[] WIDTHS = {28, 15, 14, 18, 50, 10, 8, 14, 18, 18, 8};
    private static final List<String> PERSONAL = List.of("text", "actor");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CaseFinder cases;
    private final Organisation organisation;
    private final Roster roster;
    private final Wording words;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final int most;

    FindXlsx(CaseFinder cases, Organisation organisation, Roster roster, Wording words, Clock clock, ApplicationEventPublisher events,
            @Value("${cunyi.audit.export-most:50000}") int most) {
        this.cases = cases;
        this.organisation = organisation;
        this.roster = roster;
        this.words = words;
        this.clock = clock;
        this.events = events;
        this.most = most;
    }

    /** A question that has been entered into the record, so that its answer may leave. */
    record Ready(CaseQuestion question, List<String> above) {
    }

    /** @param asked what was typed, by field: words may be a name, and who acted is one, so neither stands in the record in clear */
    @Transactional
    public Ready prepare(CaseQuestion question, Map<String, String> asked) {
        int count = cases.count(question, most + 1);
        Map<String, Object> payload = new TreeMap<>(asked);
        PERSONAL.forEach(field -> payload.computeIfPresent(field, (f, typed) -> new Personal(typed.toString())));
        payload.put("rows", Math.min(count, most));
        payload.put("cut", count > most);
        events.publishEvent(SimpleAct.ofNow(null, "cases.exported", "audit-search", payload));
        return new Ready(question, above(asked, count));
    }

    private List<String> above(Map<String, String> asked, int count) {
        String said = asked.entrySet().stream().map(e -> words.of("audit-field", e.getKey()) + "：" + said(e.getKey(), e.getValue()))
                .collect(Collectors.joining("；"));
        String size = count > most ? "符合条件的案件超过" + most + "件，本表只有其中最新的" + most + "件。请按发起日期分段查询，分次导出。" : "共" + count + "件。";
        return List.of("案件查询结果", "查询条件：" + (said.isEmpty() ? "无" : said), size, "导出人：" + roster.name(Actor.current()) + "；导出时间："
                + time(OffsetDateTime.now(clock)) + "（北京时间）。涉及个人职务的案件不显示事项。");
    }

    private String said(String field, String value) {
        return switch (field) {
            case "process", "outcome", "state" -> words.of(field, value);
            case "org" -> organisation.name(value);
            case "overdue" -> "是";
            default -> value;
        };
    }

    void write(Ready ready, OutputStream out) throws IOException {
        Map<String, String> units = new HashMap<>();
        ready.question().units().forEach(u -> organisation.under(u).forEach(o -> units.put(o.code(), o.name())));
        CaseDays days = new CaseDays(clock);
        try (XlsxList list = new XlsxList("案件", ready.above(), HEADS, WIDTHS)) {
            cases.each(ready.question(), most, c -> list.add(cells(c, units.computeIfAbsent(c.orgCode(), organisation::name), days)));
            list.write(out);
        }
    }

    private List<?> cells(FoundCase c, String unit, CaseDays days) {
        return List.of(c.caseNumber(), c.orgCode(), unit, words.of("process", c.process()), c.concealed() ? words.of("audit-title", "concealed") : c.title(),
                words.of("state", c.isOpen() ? "open" : "done"), c.overdue() ? "已逾期" : "", c.outcome() == null ? "" : words.of("outcome", c.outcome()),
                time(c.startedAt()), time(c.endedAt()), days.of(c));
    }

    private String time(OffsetDateTime time) {
        return time == null ? "" : TIME.format(time.atZoneSameInstant(clock.getZone()));
    }
}
