package org.cunyi.publicity.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.org.Roster;
import org.cunyi.publicity.Objection;
import org.cunyi.publicity.Objections;
import org.cunyi.workflow.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Objections and what was answered, whole: what the public does not read is in the officials' file. */
@Component
@Order(30)
class ObjectionParts implements ArchivePart {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);

    private final Objections objections;
    private final PaperPress press;
    private final Roster roster;
    private final Wording words;
    private final ObjectMapper json;

    ObjectionParts(Objections objections, PaperPress press, Roster roster, Wording words, ObjectMapper json) {
        this.objections = objections;
        this.press = press;
        this.roster = roster;
        this.words = words;
        this.json = json;
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        List<Objection> all = objections.ofCase(caseNumber);
        if (all.isEmpty()) {
            return;
        }
        PaperText text = press.text();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("caseNumber", caseNumber);
        content.setVariable("objections", all.stream().map(o -> facts(o, text)).toList());
        content.setVariable("missing", text.missing());
        file.add("异议/异议及答复.pdf", press.print("archive/objections", content).pdf());
        file.add("异议/异议及答复.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    private Map<String, String> facts(Objection o, PaperText text) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("回执号", o.receipt());
        facts.put("类别", words.of("objection-about", o.about()));
        facts.put("收到", day(o.receivedOn()) + (o.recordedBy() == null ? "，村民在公开栏网页提出" : "，" + roster.name(o.recordedBy()) + "登记"));
        facts.put("异议内容", o.content());
        facts.put("答复期限", day(o.due()) + "24时（" + o.legalBasis() + "）");
        facts.put("结果", o.isAnswered() ? words.of("objection-verdict", o.verdict()) : words.of("objection-state", o.state()));
        if (o.answer() != null) {
            facts.put(o.isAnswered() ? "答复" : "报上级处理的理由", o.answer());
        }
        if (o.authority() != null) {
            facts.put("退回依据", words.of("objection-authority", o.authority()) + (o.document() == null ? "" : "（" + o.document() + "）"));
        }
        if (o.isAnswered()) {
            facts.put("答复人", roster.name(o.answeredBy()) + "，" + DAY.format(o.answeredAt().atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai"))));
        }
        facts.replaceAll((label, value) -> text.of(value));
        return facts;
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
