package org.cunyi.publicity.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cunyi.org.OrgUnit;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Sets a notice as A4 paper for the wall, after the form of official documents (GB/T 9704, 党政机关公文格式), as tagged PDF. */
@Component
class NoticePaper {

    private static final int TITLE_LINE = 19;
    private static final int SHORT_END = 280;
    private static final int WORTH_A_TRY = 10;
    private static final int LONGEST_SALUTATION = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);

    private final PaperPress press;
    private final BoardUnits units;
    private final PublicAddress addresses;
    private final BoardAnchor anchors;

    NoticePaper(PaperPress press, BoardUnits units, PublicAddress addresses, BoardAnchor anchors) {
        this.anchors = anchors;
        this.press = press;
        this.units = units;
        this.addresses = addresses;
    }

    /** One page less by closer lines is worth a second try: a usual notice is one sheet. */
    byte[] print(BoardNotice notice) {
        Context content = content(notice);
        PaperPress.Sheets usual = set(content, "usual");
        if (usual.count() == 1 || usual.count() > WORTH_A_TRY) {
            return usual.pdf();
        }
        PaperPress.Sheets close = set(content, "close");
        return close.count() < usual.count() ? close.pdf() : usual.pdf();
    }

    private PaperPress.Sheets set(Context content, String spacing) {
        content.setVariable("spacing", spacing);
        return press.print("public/paper", content);
    }

    private Context content(BoardNotice notice) {
        PaperText text = press.text();
        String address = addresses.ofNotice(notice.id());
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("notice", notice);
        content.setVariable("font", PaperFont.FAMILY);
        content.setVariable("place", text.of(place(notice)));
        content.setVariable("orgName", text.of(notice.orgName()));
        content.setVariable("kindName", text.of(notice.kindName()));
        String title = text.of(notice.title());
        content.setVariable("title", title);
        content.setVariable("titleWidth", titleWidth(title));
        List<String> paragraphs = new ArrayList<>(notice.paragraphs().stream().map(text::of).toList());
        content.setVariable("salutation", isSalutation(paragraphs) ? paragraphs.remove(0) : null);
        content.setVariable("last", endsShort(paragraphs) && notice.tables().isEmpty() ? paragraphs.remove(paragraphs.size() - 1) : null);
        content.setVariable("paragraphs", paragraphs);
        content.setVariable("mark", notice.phase().down() ? notice.phase().words() : null);
        content.setVariable("reason", notice.withdrawnReason() == null ? null : text.of(notice.withdrawnReason()));
        content.setVariable("corrects", notice.corrected() == null ? null : text.of("本公告更正" + DAY.format(notice.corrected().postedOn())
                + "公布的《" + notice.corrected().title() + "》。"));
        content.setVariable("newAddress", notice.correctedBy() == null ? null : addresses.ofNotice(notice.correctedBy()));
        List<PaperTable> tables = notice.tables().stream().map(t -> PaperTable.of(TableView.of(t, text::of))).toList();
        content.setVariable("tables", tables.stream().filter(t -> !t.turned()).toList());
        content.setVariable("turned", tables.stream().filter(PaperTable::turned).toList());
        content.setVariable("legalBasis", notice.legalBasis() == null ? null : text.of(notice.legalBasis()));
        content.setVariable("postedOn", DAY.format(notice.postedOn()));
        content.setVariable("endsOn", DAY.format(notice.endsOn()));
        content.setVariable("rest", switch (notice.phase()) {
            case HELD -> "（因异议未答复而延长）";
            case OVER, STAYING -> "（已期满）";
            default -> "";
        });
        content.setVariable("objections", notice.running() && !notice.body().contains("异议"));
        content.setVariable("missing", text.missing());
        content.setVariable("address", address);
        content.setVariable("anchor", anchors.before(notice.postedOn()).map(a -> DAY.format(a.day()) + "第" + a.number() + "号 " + a.reference())
                .orElse(null));
        content.setVariable("qr", press.code(addresses.onPaper(notice.id(), notice.postedOn())));
        return content;
    }

    /** County, township and village in one. */
    private String place(BoardNotice notice) {
        return units.above(notice.orgCode()).stream().map(OrgUnit::name).collect(Collectors.joining()) + notice.orgName();
    }

    private static boolean isSalutation(List<String> paragraphs) {
        return paragraphs.size() > 1 && paragraphs.get(0).endsWith("：") && paragraphs.get(0).length() <= LONGEST_SALUTATION;
    }

    /** No sheet with a signature and no text: a short last paragraph goes along with it. */
    private static boolean endsShort(List<String> paragraphs) {
        return !paragraphs.isEmpty() && paragraphs.get(paragraphs.size() - 1).length() <= SHORT_END;
    }

    /** A title of several lines has lines of about the same length. */
    private static int titleWidth(String title) {
        double squares = ChineseLines.squares(title);
        double lines = Math.ceil(squares / TITLE_LINE);
        return lines < 2 ? TITLE_LINE + 1 : (int) Math.ceil(squares / lines) + 1;
    }
}
