package org.cunyi.org;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Opening workbooks that somebody brought: nothing unpacks without end, nothing outside is followed, a cell is what people see in it. */
public final class Xlsx {

    private static final int BUFFER = 8192;

    private Xlsx() {
    }

    /**
     * POI's own limits are per entry and in gigabytes; this one is for all that the file unpacks to.
     *
     * @return bytes, no more than a buffer beyond {@code most}; 0 where it is no ZIP
     */
    public static long unpacked(byte[] content, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    size += n;
                    if (size > most) {
                        return size;
                    }
                }
            }
        }
        return size;
    }

    public static void parse(InputStream part, ContentHandler handler) throws IOException, SAXException {
        try {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.parse(new InputSource(part));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a workbook says of itself.
     *
     * @param hidden         names of sheets that are not visible
     * @param countsFrom1904 in that epoch every day would silently be four years off
     */
    public record Cover(Set<String> hidden, boolean countsFrom1904) {
    }

    public static Cover cover(XSSFReader reader) throws IOException, OpenXML4JException, SAXException {
        CoverReader cover = new CoverReader();
        try (InputStream workbook = reader.getWorkbookData()) {
            parse(workbook, cover);
        }
        return new Cover(cover.hidden, cover.countsFrom1904);
    }

    private static final class CoverReader extends DefaultHandler {

        private final Set<String> hidden = new HashSet<>();
        private boolean countsFrom1904;

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            String state = attributes.getValue("state");
            if (name.equals("sheet") && state != null && !state.equals("visible")) {
                hidden.add(attributes.getValue("name"));
            }
            String epoch = attributes.getValue("date1904");
            if (name.equals("workbookPr") && epoch != null && !epoch.equals("0") && !epoch.equals("false")) {
                countsFrom1904 = true;
            }
        }
    }

    /** Cells as they are displayed, except that days are {@code yyyy-MM-dd} and whole numbers show all their digits. */
    public static final class Displayed extends DataFormatter {

        public Displayed() {
            super(Locale.CHINA);
        }

        @Override
        public String formatRawCellContents(double number, int index, String format, boolean epoch1904) {
            // below 1 it is a time of the day
            if (DateUtil.isADateFormat(index, format) && number >= 1 && DateUtil.isValidExcelDate(number)) {
                return DateUtil.getLocalDateTime(number, epoch1904).toLocalDate().toString();
            }
            // a 12-digit code in a cell of format "General" is displayed as 9.90101E+11
            if ("General".equalsIgnoreCase(format) && number == Math.rint(number)) {
                return new BigDecimal(number).toPlainString();
            }
            return super.formatRawCellContents(number, index, format, epoch1904);
        }
    }
}
