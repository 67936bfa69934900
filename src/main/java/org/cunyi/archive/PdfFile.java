package org.cunyi.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunyi.shared.Refusal;

/**
 * A PDF that can be read and does nothing: no script, no program to launch, no form to send off, no other file inside. It is refused and not
 * mended, because writing it anew would break a signature on it.
 */
final class PdfFile {

    private static final Set<String> ACTIVE_KEYS = Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent");
    private static final Set<String> ACTIVE_KINDS = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Movie", "Sound",
            "Rendition", "RichMediaExecute", "RichMedia", "FileAttachment", "Screen", "3D");
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    /** Compressed twice over, a file of some kilobytes unfolds to gigabytes. */
    private static final Pattern TWICE = Pattern.compile("\\[[^\\[\\]]{0,200}/(Fl|FlateDecode|LZW|LZWDecode)[^\\[\\]]{0,200}"
            + "/(Fl|FlateDecode|LZW|LZWDecode)\\s*[^\\[\\]]{0,200}]");
    private static final long LARGEST_STREAM = 128L * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 1024L * 1024 * 1024;
    private static final int DEEPEST = 60;

    private PdfFile() {
    }

    /** @throws Refusal where it is damaged, locked, or carries something that acts */
    static void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        checkEnd(raw);
        if (ESCAPE.matcher(raw).find() && unescaped(raw).contains("/Encrypt") || raw.contains("/Encrypt")) {
            throw Intake.refused("PDF设有密码或权限限制，请去掉后再上传");
        }
        if (TWICE.matcher(raw).find()) {
            throw Intake.refused("PDF的结构异常");
        }
        checkStreams(bytes, raw);
        try (PDDocument document = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            checkObjects(document);
            if (document.getNumberOfPages() == 0) {
                throw damaged();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw damaged();
        }
    }

    private static Refusal damaged() {
        return Intake.refused("PDF已损坏，无法打开");
    }

    private static String unescaped(String raw) {
        return ESCAPE.matcher(raw).replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    /** Behind the end stands nothing, above all no archive: such a file would be two things at once. */
    private static void checkEnd(String raw) {
        int end = raw.lastIndexOf("%%EOF");
        if (end < 0 || !raw.substring(end + 5).chars().allMatch(c -> c == 0 || Character.isWhitespace(c))) {
            throw Intake.refused("PDF不完整，或者后面附有别的内容");
        }
    }

    private static void checkStreams(byte[] bytes, String raw) {
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        for (Matcher at = STREAM.matcher(raw); at.find();) {
            all += unfolded(bytes, at.end(), buffer);
            if (all > LARGEST_UNPACKED) {
                throw Intake.refused("PDF展开后过大");
            }
        }
    }

    /** Length of what a compressed stream unfolds to, 0 where it is not compressed that way. */
    private static long unfolded(byte[] bytes, int from, byte[] buffer) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            long size = 0;
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                size += n;
                if (size > LARGEST_STREAM) {
                    throw Intake.refused("PDF展开后过大");
                }
            }
            return size;
        } catch (DataFormatException notCompressed) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static void checkObjects(PDDocument document) {
        check(document.getDocument().getTrailer(), 0);
        for (COSObjectKey key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            // what we cannot read another reader may be able to
            if (object == null) {
                throw damaged();
            }
            check(object, 0);
        }
    }

    /** What an object contains itself; what it refers to has its own turn. */
    private static void check(COSBase object, int depth) {
        if (depth > DEEPEST) {
            throw Intake.refused("PDF的结构异常");
        }
        if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                check(array.get(i), depth + 1);
            }
        } else if (object instanceof COSDictionary dictionary) {
            for (COSName key : dictionary.keySet()) {
                if (ACTIVE_KEYS.contains(key.getName())) {
                    throw active();
                }
                check(dictionary.getItem(key), depth + 1);
            }
            if (isActive(dictionary, COSName.S) || isActive(dictionary, COSName.SUBTYPE)) {
                throw active();
            }
        }
    }

    private static boolean isActive(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name && ACTIVE_KINDS.contains(name.getName());
    }

    private static Refusal active() {
        return Intake.refused("PDF含有脚本、附件、外部程序或表单提交，请重新打印为PDF后再上传");
    }
}
