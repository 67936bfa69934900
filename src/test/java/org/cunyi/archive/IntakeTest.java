package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** What comes over the desk: five formats by their content, nothing that acts, nothing that says where a photograph was taken. */
class IntakeTest {

    private static final int MB = 1024 * 1024;

    static {
        // what PDFBox and POI say of damaged files is said a thousand times here
        for (String library : new String[] {"org.apache.pdfbox", "org.apache.poi"}) {
            ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(library)).setLevel(ch.qos.logback.classic.Level.OFF);
        }
    }

    private final Intake intake = new Intake(DataSize.ofMegabytes(20), 70);

    private Intake.Taken take(byte[] content) throws IOException {
        return intake.take(new ByteArrayInputStream(content));
    }

    private byte[] cleaned(byte[] content) throws IOException {
        try (Intake.Taken taken = take(content)) {
            return Files.readAllBytes(taken.file());
        }
    }

    static Stream<Arguments> good() {
        return Stream.of(Arguments.of(MediaKind.PDF, Papers.pdf()), Arguments.of(MediaKind.JPEG, Papers.jpeg()),
                Arguments.of(MediaKind.PNG, Papers.png()), Arguments.of(MediaKind.DOCX, Papers.docx()), Arguments.of(MediaKind.XLSX, Papers.xlsx()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_file_is_known_by_its_content_and_its_hashes_are_true(MediaKind kind, byte[] content) throws Exception {
        try (Intake.Taken taken = take(content)) {
            assertThat(taken.kind()).isEqualTo(kind);
            byte[] kept = Files.readAllBytes(taken.file());
            assertThat(taken.size()).isEqualTo(kept.length);
            assertThat(taken.sha256()).isEqualTo(sha256(kept));
            assertThat(taken.originalSha256()).isEqualTo(sha256(content));
            if (kind != MediaKind.JPEG && kind != MediaKind.PNG) {
                assertThat(kept).isEqualTo(content);
            }
        }
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static Stream<Arguments> bad() {
        byte[] pdf = Papers.pdf();
        byte[] jpeg = Papers.jpeg();
        return Stream.of(
                Arguments.of("a program", "MZ\u0090\0 This program cannot be run".getBytes(StandardCharsets.ISO_8859_1), "按内容判断"),
                Arguments.of("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(StandardCharsets.UTF_8), "按内容判断"),
                Arguments.of("HTML", "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8), "按内容判断"),
                Arguments.of("GIF", "GIF89a".getBytes(StandardCharsets.UTF_8), "按内容判断"),
                Arguments.of("something before a PDF", Papers.joined("MZ".getBytes(StandardCharsets.US_ASCII), pdf), "按内容判断"),
                Arguments.of("nothing", new byte[0], "空"),
                Arguments.of("a byte too many", Papers.joined(jpeg, new byte[20 * MB - jpeg.length + 1]), "20MB"),
                Arguments.of("a ZIP that is no document", Papers.zip("a.txt", new byte[] {1}), ".docx"),
                Arguments.of("a path out of a ZIP", Papers.zip("../../x", new byte[] {1}), "结构异常"),
                Arguments.of("a ZIP bomb", Papers.zipBomb(), "展开后过大"),
                Arguments.of("macros in a workbook", Papers.xlsm(), "宏"),
                Arguments.of("macros slipped into a document", Papers.docxWithMacro(), "宏"),
                Arguments.of("a template from elsewhere", Papers.docxWithForeignTemplate(), "别处"),
                Arguments.of("half a document", java.util.Arrays.copyOf(Papers.docx(), 900), "已损坏"),
                Arguments.of("a PDF with a script", Papers.pdfWithScript(), "脚本"),
                Arguments.of("a PDF that launches", Papers.pdfThatLaunches(), "脚本"),
                Arguments.of("a PDF with a file inside", Papers.pdfWithFile(), "附件"),
                Arguments.of("a locked PDF", Papers.lockedPdf(), "密码"),
                Arguments.of("a PDF that is an archive too", Papers.joined(pdf, Papers.zip("a.exe", new byte[] {1})), "后面附有别的内容"),
                Arguments.of("a PDF bomb", Papers.pdfBomb(), "展开后过大"),
                Arguments.of("a PDF of rubbish", "%PDF-1.7\nrubbish\n%%EOF".getBytes(StandardCharsets.US_ASCII), "已损坏"),
                Arguments.of("a monstrous PNG", Papers.monstrousPng(), "过大"),
                Arguments.of("a monstrous JPEG", Papers.monstrousJpeg(), "过大"),
                Arguments.of("half a photograph", java.util.Arrays.copyOf(jpeg, jpeg.length / 2), "不完整"),
                Arguments.of("half a picture", java.util.Arrays.copyOf(Papers.png(), 200), "不完整"),
                Arguments.of("a JPEG in name", Papers.joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, new byte[] {1, 2, 3}), "已损坏"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void what_should_not_come_in_is_refused_in_chinese(String what, byte[] content, String words) {
        assertThatThrownBy(() -> take(content)).isInstanceOf(Refusal.class).hasMessageContaining("文件：").hasMessageContaining(words);
    }

    @Test
    void exactly_twenty_megabytes_are_taken() throws IOException {
        byte[] jpeg = Papers.jpeg();
        assertThat(cleaned(Papers.joined(jpeg, new byte[20 * MB - jpeg.length]))).hasSizeLessThan(jpeg.length + 1);
    }

    @Test
    void a_photograph_loses_its_place_and_keeps_its_picture_and_its_upright() throws IOException {
        byte[] original = Papers.photoWithPlace();
        byte[] clean = cleaned(original);
        String text = new String(clean, StandardCharsets.ISO_8859_1);
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("GPS-PHONE-7", "GPSLatitude", "SECRET-COMMENT", "<script>");
        assertThat(text).doesNotContain("GPS", "SECRET", "<script>", "PK\u0003\u0004", "II*\0");
        assertThat(text).contains("Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0");
        assertSame(Papers.read(original), Papers.read(clean));
        assertThat(cleaned(clean)).as("cleaning twice changes nothing").isEqualTo(clean);
    }

    @Test
    void a_picture_loses_its_texts_and_what_stands_behind_its_end() throws IOException {
        byte[] clean = cleaned(Papers.pngWithTexts());
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("tEXt", "eXIf", "GPS", "<script>").endsWith("IEND\u00AEB`\u0082");
        assertSame(Papers.read(Papers.png()), Papers.read(clean));
    }

    private static void assertSame(BufferedImage a, BufferedImage b) {
        assertThat(b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()))
                .isEqualTo(a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()));
    }

    /** Whatever is done to a good file: it is taken or refused, never a failure. */
    @Test
    void damaged_files_are_refused_or_taken_and_nothing_else() throws IOException {
        Random random = new Random(7);
        for (byte[] good : new byte[][] {Papers.pdf(), Papers.photoWithPlace(), Papers.pngWithTexts(), Papers.docx(), Papers.xlsx()}) {
            for (int round = 0; round < 120; round++) {
                byte[] hurt = good.clone();
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
                }
                try {
                    cleaned(hurt);
                } catch (Refusal refused) {
                    assertThat(refused.getMessage()).startsWith("文件：");
                }
            }
        }
    }

    @Test
    void a_name_is_made_harmless_and_tells_the_truth() {
        Map.of("../../etc/passwd", "passwd.pdf", "C:\\temp\\会议记录.PDF", "会议记录.PDF", "发票.exe", "发票.exe.pdf", "", "材料.pdf", "a\u202Efdp.exe",
                "afdp.exe.pdf", " .. ", "材料.pdf", "问:题?.pdf", "问_题_.pdf", "换\n行.pdf", "换行.pdf")
                .forEach((given, name) -> assertThat(FileName.of(given, MediaKind.PDF)).isEqualTo(name));
        assertThat(FileName.of("长".repeat(300) + ".jpeg", MediaKind.JPEG)).hasSize(100).endsWith("长.jpeg");
        assertThat(FileName.of(null, MediaKind.PNG)).isEqualTo("材料.png");
    }
}
