package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.workflow.CaseView;
import org.springframework.stereotype.Component;

/** 基本信息公开: what happens to a post is published in its village, and the register proposes the text, of what everybody may know only. */
@Component
class CadreNotices implements NoticeText {

    static final String KIND = "cadre-info";
    private static final int LONGEST_TITLE = 180;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final Map<String, String> HEADINGS = Map.of(Entry.APPOINTED, "任职", Entry.CHANGED, "信息变更", Entry.ENDED, "离任");

    private final CaseView cases;
    private final Entries entries;
    private final RegisterList lines;
    private final NoticeTexts texts;

    CadreNotices(CaseView cases, Entries entries, RegisterList lines, NoticeTexts texts) {
        this.texts = texts;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
    }

    /**
     * @param halfTitle of 一肩挑 the one post that it is about, else {@code null}
     * @return number of a case that has not begun, so that the entry can name it
     */
    String open(Line post, String kind, String halfTitle) {
        return cases.open(PublicityProcess.KEY, post.orgCode(), heading(post, kind, halfTitle));
    }

    void begin(String caseNumber) {
        cases.begin(caseNumber, Map.of(PublicityProcess.NOTICE_KIND, KIND));
    }

    /** The post and no name: the case's title goes into mails. */
    private static String heading(Line post, String kind, String halfTitle) {
        String title = post.orgName() + "村干部基本信息公开（" + HEADINGS.get(kind) + "：" + title(post, halfTitle) + "）";
        return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }

    private static String title(Line post, String halfTitle) {
        return halfTitle == null ? post.title() : halfTitle;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return Optional.empty();
    }

    @Override
    public Optional<Draft> ofOwnCase(String caseNumber, String noticeKind) {
        return !KIND.equals(noticeKind) ? Optional.empty() : entries.ofCase(caseNumber).flatMap(e -> lines.find(e.postId())
                .map(post -> draft(post, e)));
    }

    private Draft draft(Line post, Entry entry) {
        String facts = facts(post, entry).entrySet().stream().filter(f -> f.getValue() != null && !f.getValue().isBlank())
                .map(f -> f.getKey() + "：" + f.getValue()).collect(Collectors.joining("\n"));
        return texts.write(KIND, post.orgCode(), Map.of("标题", heading(post, entry.kind(), entry.halfTitle()), "变动", HEADINGS.get(entry.kind()), "基本信息",
                facts, "案件编号", entry.caseNumber()));
    }

    private static Map<String, String> facts(Line post, Entry entry) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("姓名", post.name());
        facts.put("职务", title(post, entry.halfTitle()));
        if (entry.isEnd()) {
            facts.put("离任日期", day(entry.onDay()));
            return facts;
        }
        facts.put("任职日期", day(post.validFrom()));
        facts.put("任期", post.termFrom() == null || post.termTo() == null ? null : day(post.termFrom()) + "至" + day(post.termTo()));
        facts.put("工作分工", entry.duties());
        facts.put("办公电话", entry.officePhone());
        facts.put("办公时间", entry.officeHours());
        facts.put("监督电话", entry.supervisionPhone());
        return facts;
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
