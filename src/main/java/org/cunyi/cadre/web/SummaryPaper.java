package org.cunyi.cadre.web;

import java.util.List;
import java.util.Locale;
import org.cunyi.publicity.web.PaperPress;
import org.cunyi.publicity.web.PaperText;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** 汇总表 on A4 paper, to be signed and sealed. */
@Component
class SummaryPaper {

    private final PaperPress press;

    SummaryPaper(PaperPress press) {
        this.press = press;
    }

    byte[] print(SummarySheet sheet) {
        PaperText text = press.text();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("title", text.of(sheet.title()));
        content.setVariable("made", text.of(sheet.made()));
        content.setVariable("heads", SummarySheet.HEADS);
        content.setVariable("rows", sheet.rows().stream().map(r -> r.stream().map(c -> lines(c, text)).toList()).toList());
        content.setVariable("signatures", SummarySheet.SIGNATURES);
        content.setVariable("missing", text.missing());
        return press.print("cadre/summary", content).pdf();
    }

    private static List<String> lines(String cell, PaperText text) {
        return cell.lines().map(text::of).toList();
    }
}
