package org.cunyi.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.cunyi.shared.Refusal;

/** A Word or Excel file of today's kind: it is one, it unpacks to something bearable, and nothing in it runs or is fetched from elsewhere. */
final class OfficeFile {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final int MOST_ENTRIES = 5000;
    private static final long LARGEST_UNPACKED = 300L * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final Pattern ACTIVE = Pattern.compile(".*(vbaproject|macro|activex|oleobject|vnd\\.ms-office\\.vba|x-msdownload"
            + "|ms-package\\.obfuscated|printersettingsvba).*");
    /** Links that a person follows knowingly, and values taken over from another workbook. */
    private static final Pattern HARMLESS_LINK = Pattern.compile(".*/(hyperlink|externalLinkPath|image)$");

    private OfficeFile() {
    }

    /** @throws Refusal where it is neither, is damaged, or carries something that acts */
    static MediaKind kind(Path file) {
        try {
            checkEntries(file);
            try (OPCPackage office = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                checkParts(office);
                return kind(office);
            }
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Intake.refused("已损坏，或者不是 .docx、.xlsx 文件");
        }
    }

    private static MediaKind kind(OPCPackage office) {
        PackageRelationship main = office.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT).getRelationship(0);
        PackagePart part = main == null ? null : office.getPart(main);
        String type = part == null ? "" : part.getContentType();
        if (type.equals(WORD)) {
            return MediaKind.DOCX;
        } else if (type.equals(EXCEL)) {
            return MediaKind.XLSX;
        }
        throw Intake.refused("不是 .docx 或 .xlsx 文件（带宏的文件和模板请另存为普通文档）");
    }

    private static void checkParts(OPCPackage office) throws OpenXML4JException {
        for (PackagePart part : office.getParts()) {
            String described = (part.getPartName().getName() + " " + part.getContentType()).toLowerCase(Locale.ROOT);
            if (ACTIVE.matcher(described).matches()) {
                throw Intake.refused("含有宏或嵌入的程序，请去掉后另存再上传");
            }
            if (!part.isRelationshipPart()) {
                for (PackageRelationship link : part.getRelationships()) {
                    checkLink(link);
                }
            }
        }
    }

    private static void checkLink(PackageRelationship link) {
        if (link.getTargetMode() == TargetMode.EXTERNAL && !HARMLESS_LINK.matcher(link.getRelationshipType()).matches()) {
            throw Intake.refused("打开时会从别处取内容（如外部模板），请去掉后另存再上传");
        }
    }

    /** Counts what really comes out: what the file says of itself may be a lie. */
    private static void checkEntries(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[BUFFER];
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getComment() != null && !zip.getComment().isEmpty()) {
                throw Intake.refused("压缩包的结构异常");
            }
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().contains("..") || !names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    throw Intake.refused("压缩包的结构异常");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        unpacked += n;
                        if (unpacked > LARGEST_UNPACKED) {
                            throw Intake.refused("展开后过大");
                        }
                    }
                }
            }
        }
    }
}
