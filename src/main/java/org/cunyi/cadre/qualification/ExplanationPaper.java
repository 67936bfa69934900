package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.web.PaperPress;
import org.cunyi.publicity.web.PaperText;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;

/**
 * 任职资格联审说明 on A4 paper for the person concerned: conclusion, items and articles, never who reported what (《个人信息保护法》第二十四条). There is
 * none before a conclusion and none after what is personal is gone.
 */
@Component
public class ExplanationPaper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Qualifications qualifications;
    private final Papers papers;
    private final Readings readings;
    private final Organisation organisation;
    private final Wording words;
    private final PaperPress press;
    private final Clock clock;

    ExplanationPaper(Qualifications qualifications, Papers papers, Readings readings, Organisation organisation, Wording words, PaperPress press,
            Clock clock) {
        this.qualifications = qualifications;
        this.papers = papers;
        this.readings = readings;
        this.organisation = organisation;
        this.words = words;
        this.press = press;
        this.clock = clock;
    }

    /** A label and its lines, made printable. */
    public record Fact(String label, List<String> lines) {
    }

    static boolean exists(Qualification q) {
        return q.conclusion() != null && q.purgedAt() == null;
    }

    /** Says in the chain that it was read, in the same transaction; empty where there is none. */
    @Transactional
    public Optional<byte[]> print(CaseFile file) {
        return qualifications.find(file.caseNumber()).filter(ExplanationPaper::exists)
                .flatMap(q -> papers.latest(file.caseNumber(), Paper.CANDIDATE).map(person -> print(file, q, person)));
    }

    private byte[] print(CaseFile file, Qualification q, Paper person) {
        readings.read(file.caseNumber(), "explanation-sheet", "findings");
        PaperText text = press.text();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("place", text.of(new OrgCode(file.orgCode()).lineage().stream().map(organisation::name).collect(Collectors.joining())));
        content.setVariable("caseNumber", file.caseNumber());
        content.setVariable("facts", facts(file, q, person).entrySet().stream().map(f -> new Fact(f.getKey(), f.getValue().lines().map(text::of)
                .toList())).toList());
        content.setVariable("printed", DAY.format(LocalDate.now(clock)));
        content.setVariable("missing", text.missing());
        return press.print("cadre/explanation", content).pdf();
    }

    private Map<String, String> facts(CaseFile file, Qualification q, Paper person) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("姓名", person.text("candidateName"));
        facts.put("公民身份号码", IdentityNumber.masked(person.text("identityNumber")));
        facts.put("任职的村", organisation.name(q.villageCode()));
        facts.put("拟任职务", q.post());
        facts.put("联审情况", readings.explanation(Step.beside(file, "explanation", "联审说明"))
                + (q.unitsWaived() ? "\n有单位逾期未答复，县委组织部已书面说明理由" : ""));
        facts.put("结论", words.of("outcome", q.conclusion()) + (q.departed() ? "（与系统建议不一致，理由已书面记录）" : ""));
        facts.put("作出结论", "县委组织部，" + DAY.format(q.concludedAt().atZoneSameInstant(clock.getZone())));
        if (q.validTo() != null) {
            facts.put("有效期", DAY.format(q.validFrom()) + "至" + DAY.format(q.validTo()));
        }
        return facts;
    }
}
