package org.cunyi.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.meeting.Meeting;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.Objection;
import org.cunyi.publicity.Objections;
import org.cunyi.publicity.web.PaperPress;
import org.cunyi.publicity.web.PaperText;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** The local 登记表 on A4 paper: filled in as recorded, or with the blanks open for the meeting, ready to be signed. */
@Component
class SheetPaper {

    private static final String CHOSEN = "■";
    private static final String OPEN = "□";
    private static final int WHOLE_WIDTH = 5;
    private static final int PER_MILLE = 1000;
    private static final List<String> SOURCES = List.of("party-and-masses", "cadre", "superior");

    private final PaperPress press;
    private final StepRecords records;
    private final Objections objections;
    private final Labels labels;
    private final String cases;

    SheetPaper(PaperPress press, StepRecords records, Objections objections, Labels labels, @Value("${cunyi.base-url}") String baseUrl) {
        this.press = press;
        this.records = records;
        this.objections = objections;
        this.labels = labels;
        this.cases = baseUrl.replaceAll("/+$", "") + "/cases/";
    }

    /** @param style {@code tall} for what is written at length, {@code sign} for where names go by hand, or empty */
    public record Cell(String label, String text, int span, String style) {
    }

    private static Cell cell(String label, String text) {
        return new Cell(label, text, 1, "");
    }

    /** With room in front, to be written into by hand. */
    private static Cell wide(String label, String text) {
        return new Cell(label, text, 1, "open");
    }

    private static List<Cell> line(String label, String text, String style) {
        return List.of(new Cell(label, text, WHOLE_WIDTH, style));
    }

    /** A meeting as it was recorded. */
    byte[] filled(CaseFile file, Meeting m, String stepName) {
        int base = m.expected() - m.excluded();
        List<List<Cell>> rows = new ArrayList<>(matter(file));
        rows.add(List.of(new Cell("会议形式", labels.word("meeting-kind", m.meetingKind()), 3, ""), cell("会议次数", "第" + m.attempt() + "次")));
        rows.add(List.of(cell("召开时间", labels.day(m.heldOn())), cell("通知时间", labels.day(m.noticedOn())), cell("地点", m.place())));
        if (m.urgentReason() != null) {
            rows.add(line("紧急情况", m.urgentReason(), ""));
        }
        rows.add(List.of(cell("主持人", m.chair()), cell("记录人", m.recorder()), third(m.step(), m.townshipOfficial(), m.convenedBy())));
        rows.add(List.of(cell("应到", m.expected() + unit(m.meetingKind())), cell("实到", m.present() + unit(m.meetingKind())), cell("到会率", share(m.present(), base))));
        if (m.excluded() > 0) {
            rows.add(line("不计入应到", "无法取得联系" + m.excluded() + "人，计算基数为" + base + "人", ""));
        }
        if (m.expectedReason() != null) {
            rows.add(line("应到与基数\n不符的理由", m.expectedReason(), ""));
        }
        rows.add(line("会议内容\n与意见", m.content(), "tall"));
        rows.add(List.of(cell("赞成", m.inFavour() + "票"), cell("反对", m.against() + "票"), cell("弃权", m.abstained() + "票")));
        rows.add(line("表决结果", result(m), ""));
        rows.add(line("依据", m.legalBasis(), ""));
        rows.addAll(signatures(m.step()));
        return set(file, stepName, rows, labels.person(m.recordedBy()) + "于" + labels.time(m.recordedAt()) + "登记");
    }

    private static String unit(String meetingKind) {
        return meetingKind.equals("household-assembly") ? "户" : "人";
    }

    private static String result(Meeting m) {
        return !m.quorate() ? "未达到法定人数，会议不成立，须重新召开" : m.passed() ? "达到法定人数，通过" : "达到法定人数，未通过";
    }

    /** Cut, never rounded up: 66.6% of a quorum is none. */
    private static String share(int part, int whole) {
        int perMille = part * PER_MILLE / whole;
        return part + "/" + whole + "（" + perMille / 10 + "." + perMille % 10 + "%）";
    }

    private static Cell third(String step, String official, String convenedBy) {
        return withOfficial(step) ? cell("到会\n乡镇干部", official) : cell("召集人", convenedBy);
    }

    private static boolean withOfficial(String step) {
        return step.equals("party_review") || step.equals("villagers_resolution");
    }

    /**
     * For the meeting, before it is held.
     *
     * @param expected who has to come, by kind of meeting; one where the kind is settled
     */
    byte[] open(CaseFile file, Step step, Map<String, Integer> expected) {
        boolean settled = expected.size() == 1;
        String kind = settled ? expected.keySet().iterator().next() : "";
        String kinds = settled ? labels.word("meeting-kind", kind)
                : expected.keySet().stream().map(k -> OPEN + labels.word("meeting-kind", k)).collect(Collectors.joining("　"));
        Integer known = settled ? expected.values().iterator().next() : null;
        List<List<Cell>> rows = new ArrayList<>(matter(file));
        rows.add(List.of(new Cell("会议形式", kinds, 3, ""), wide("会议次数", "第　　　次")));
        rows.add(List.of(wide("召开时间", "年　月　日"), wide("通知时间", "年　月　日"), cell("地点", "")));
        rows.add(List.of(cell("主持人", ""), cell("记录人", ""), third(step.key(), "", "")));
        rows.add(List.of(known == null ? wide("应到", "人") : cell("应到", known + unit(kind)), wide("实到", unit(kind)), cell("到会率", "")));
        if (!settled && expected.values().stream().anyMatch(e -> e != null)) {
            rows.add(line("应到基数", expected.entrySet().stream().filter(e -> e.getValue() != null)
                    .map(e -> labels.word("meeting-kind", e.getKey()) + e.getValue() + unit(e.getKey())).collect(Collectors.joining("；")), ""));
        }
        rows.add(line("会议内容\n与意见", "", settled ? "blank" : "blank short"));
        rows.add(List.of(wide("赞成", "票"), wide("反对", "票"), wide("弃权", "票")));
        rows.add(line("表决结果", OPEN + "通过　" + OPEN + "未通过　" + OPEN + "未达到法定人数", ""));
        rows.addAll(signatures(step.key()));
        return set(file, step.name(), rows, "会前打印，会后请在系统中登记");
    }

    /** A publication; {@code notice} is {@code null} for one that is still to come. */
    byte[] publication(CaseFile file, String step, Notice notice) {
        List<List<Cell>> rows = new ArrayList<>(matter(file));
        rows.add(line("公开内容", notice == null ? "" : notice.title() + "\n" + notice.body(), notice == null ? "blank" : "tall"));
        rows.add(List.of(new Cell("公开时间", notice == null || notice.postedOn() == null ? "　　年　　月　　日至　　　　年　　月　　日"
                : labels.day(notice.postedOn()) + "至" + labels.day(notice.endsOn()) + "24时", 3, notice == null ? "open" : ""), cell("公开地点", place(notice))));
        rows.add(line("公示依据", notice == null ? "" : notice.legalBasis(), ""));
        rows.add(line("村务监督\n委员会意见", notice == null ? "" : opinion(notice), notice == null ? "sign" : ""));
        rows.add(line("异议\n及处理", notice == null ? "" : objections(notice), notice == null ? "sign" : ""));
        if (notice != null) {
            rows.add(line("公示结果", labels.word("notice-state", notice.state()) + (notice.withdrawnReason() == null ? ""
                    : "：" + notice.withdrawnReason()), ""));
        }
        rows.add(List.of(new Cell("经办人签字", "", 1, "sign"), new Cell("监委会主任\n签字", "", 1, "sign"), new Cell("党组织书记\n签字", "", 1, "sign")));
        return set(file, labels.word("sheet-title", step), rows, notice == null || notice.releasedBy() == null ? "公开前打印"
                : labels.person(notice.draftedBy()) + "起草，" + labels.person(notice.releasedBy()) + "审签");
    }

    private static String place(Notice notice) {
        return notice == null ? "" : notice.publicBoard() ? "村务公开栏、网上公开栏" : "村务公开栏";
    }

    private String opinion(Notice notice) {
        return notice.opinionText() == null ? "" : notice.opinionText() + "（" + labels.person(notice.opinionBy()) + "）";
    }

    private String objections(Notice notice) {
        List<Objection> all = objections.of(notice.id());
        long answered = all.stream().filter(Objection::isAnswered).count();
        return all.isEmpty() ? "公示期间没有收到异议" : "收到异议" + all.size() + "件，已答复" + answered + "件，答复见异议记录";
    }

    private List<List<Cell>> matter(CaseFile file) {
        Map<String, Object> start = records.latest(file.caseNumber(), Step.START).orElse(Map.of());
        if (!start.containsKey("motionSource")) {
            return List.of(line("事项名称", file.title(), "strong"));
        }
        String source = text(start.get("motionSource"));
        String amount = start.get("amount") == null ? "" : new BigDecimal(start.get("amount").toString()).toPlainString() + "元";
        return List.of(line("事由", SOURCES.stream().map(s -> (s.equals(source) ? CHOSEN : OPEN) + labels.word("motion-source", s))
                        .collect(Collectors.joining("　　")), ""),
                line("事项名称", file.title(), "strong"),
                List.of(new Cell("事项类别", labels.word("matter-kind", text(start.get("matterKind"))), 3, ""), cell("涉及金额", amount)),
                line("事项说明", text(start.get("summary")), ""));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static List<List<Cell>> signatures(String step) {
        Cell third = withOfficial(step) ? new Cell("乡镇干部\n签字", "", 1, "sign") : new Cell("监督人签字", "", 1, "sign");
        return List.of(List.of(new Cell("主持人签字", "", 1, "sign"), new Cell("记录人签字", "", 1, "sign"), third),
                List.of(new Cell("参会人员\n签字", "（可附签到表）", WHOLE_WIDTH, "names")));
    }

    private byte[] set(CaseFile file, String stepName, List<List<Cell>> rows, String recorded) {
        PaperText text = press.text();
        String address = cases + file.caseNumber();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("place", text.of(place(file.orgCode())));
        content.setVariable("title", text.of("“" + labels.process(file.process()) + "”" + stepName + "登记表"));
        content.setVariable("caseNumber", file.caseNumber());
        content.setVariable("rows", rows.stream().map(r -> r.stream().map(c -> printable(c, text)).toList()).toList());
        content.setVariable("recorded", text.of(recorded));
        content.setVariable("address", address);
        content.setVariable("qr", press.code(address));
        content.setVariable("missing", text.missing());
        return press.print("archive/sheet", content).pdf();
    }

    /** Lines of a cell, each made printable. */
    public record Printable(List<String> label, List<String> lines, int span, String style) {
    }

    private static Printable printable(Cell cell, PaperText text) {
        Stream<String> lines = cell.text() == null ? Stream.empty() : cell.text().lines();
        return new Printable(cell.label().lines().toList(), lines.map(text::of).toList(), cell.span(), cell.style());
    }

    private String place(String orgCode) {
        return new OrgCode(orgCode).lineage().stream().map(labels::unit).collect(Collectors.joining());
    }
}
