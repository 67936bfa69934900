package org.cunyi.publicity.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cunyi.org.OrgUnit;
import org.springframework.stereotype.Component;

/** Writes notices as Atom 1.0 (RFC 4287). Times are those of Asia/Shanghai. */
@Component
class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int SUMMARY = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private final PublicAddress addresses;
    private final Clock clock;

    AtomFeed(PublicAddress addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    byte[] write(OrgUnit unit, List<BoardEntry> notices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", "zh-CN");
            head(xml, unit, notices);
            for (BoardEntry notice : notices) {
                entry(xml, notice);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("feed of " + unit.code(), e);
        }
        return out.toByteArray();
    }

    private void head(XMLStreamWriter xml, OrgUnit unit, List<BoardEntry> notices) throws XMLStreamException {
        String page = addresses.ofUnit(unit.code());
        element(xml, "id", "urn:uuid:" + UUID.nameUUIDFromBytes(page.getBytes(StandardCharsets.UTF_8)));
        element(xml, "title", unit.name() + "村务公开栏");
        element(xml, "updated", TIME.format(notices.stream().map(BoardEntry::changedAt).max(Comparator.naturalOrder()).orElseGet(
                () -> startOf(LocalDate.now(clock)))));
        link(xml, "self", "application/atom+xml", page + "/feed.atom");
        link(xml, "alternate", "text/html", page);
        author(xml, unit.name());
    }

    private void entry(XMLStreamWriter xml, BoardEntry notice) throws XMLStreamException {
        String page = addresses.ofNotice(notice.id());
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + notice.id());
        element(xml, "title", (notice.phase().down() ? "【" + notice.phase().words() + "】" : "") + notice.title());
        element(xml, "updated", TIME.format(notice.changedAt()));
        element(xml, "published", TIME.format(startOf(notice.postedOn())));
        link(xml, "alternate", "text/html", page);
        link(xml, "alternate", "application/pdf", page + ".pdf");
        if (notice.correctedBy() != null) {
            link(xml, "related", "text/html", addresses.ofNotice(notice.correctedBy()));
        }
        author(xml, notice.orgName());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", notice.kind());
        xml.writeAttribute("label", notice.kindName());
        element(xml, "summary", summary((notice.withdrawnReason() == null ? "" : "原因：" + notice.withdrawnReason() + " ")
                + notice.opening()));
        xml.writeEndElement();
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static String summary(String body) {
        String text = body.replaceAll("\\s+", " ").strip();
        return text.codePointCount(0, text.length()) <= SUMMARY ? text : text.substring(0, text.offsetByCodePoints(0, SUMMARY)) + "……";
    }

    private static void author(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element(xml, "name", name);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** Without characters that XML does not know. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }
}
