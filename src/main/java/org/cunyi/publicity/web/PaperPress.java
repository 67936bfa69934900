package org.cunyi.publicity.web;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Sets a page template as tagged A4 PDF in the one face that is printed here, with lines that end where Chinese lines may. */
@Component
public class PaperPress {

    private final ITemplateEngine templates;
    private final PaperFont font;

    static {
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    PaperPress(ITemplateEngine templates, PaperFont font) {
        this.templates = templates;
        this.font = font;
    }

    /** A paper and on how many sheets it came out. */
    public record Sheets(byte[] pdf, int count) {
    }

    /** @param content its texts have been through {@link #text} */
    public Sheets print(String template, Context content) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font.useIn(builder);
        builder.useUnicodeLineBreaker(new ChineseLines());
        builder.usePdfUaAccessibility(true);
        builder.withProducer("cunyi");
        builder.withHtmlContent(templates.process(template, content), null);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        builder.toStream(pdf);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            int count = renderer.getRootBox().getLayer().getPages().size();
            renderer.createPDF();
            return new Sheets(pdf.toByteArray(), count);
        } catch (IOException e) {
            throw new UncheckedIOException("a paper cannot be printed", e);
        }
    }

    /** For one paper: makes its texts printable and remembers what could not be printed. */
    public PaperText text() {
        return new PaperText(font);
    }

    /** An address as a picture that telephones read, to be put into a page as it is. */
    public String code(String address) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.png(address));
    }
}
