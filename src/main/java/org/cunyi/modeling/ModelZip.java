package org.cunyi.modeling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cunyi.shared.Refusal;

/** Models as one ZIP, as they go from county to county; a single model goes the same way. */
public final class ModelZip {

    private static final Pattern FORM = Pattern.compile("\\bformRef=[\"']([a-z0-9-]+)");
    private static final Pattern PROCEDURE = Pattern.compile(
            "(?:\\bcalledElement=[\"']|\\bname=[\"']referTo[\"'][^>]*>\\s*(?:<!\\[CDATA\\[\\s*)?)([a-z0-9-]+)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z0-9-]+(?![\\w-])");
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 20_000_000;
    private static final int PIECE = 8192;

    private ModelZip() {
    }

    /**
     * Paths of a procedure and of everything that it needs: forms, the tables of its family and those that it names, procedures that it calls or
     * refers to and theirs.
     */
    public static Set<String> closure(ModelSet models, String process) {
        Set<String> all = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("bpmn/" + process + ".bpmn"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (models.has(path) && all.add(path) && path.startsWith("bpmn/")) {
                String family = ModelSet.family(path);
                models.in("dmn").stream().filter(t -> ModelSet.family(t).equals(family)).forEach(open::push);
                named(models.text(path)).forEach(open::push);
            }
        }
        return all;
    }

    /** What a process may name; a table stands in attributes, properties, parameters and expressions, so every word may be one. */
    private static Stream<String> named(String process) {
        return Stream.of(FORM.matcher(process).results().map(r -> "forms/" + r.group(1) + ".form"),
                PROCEDURE.matcher(process).results().map(r -> "bpmn/" + r.group(1) + ".bpmn"),
                WORD.matcher(process).results().map(r -> "dmn/" + r.group() + ".dmn")).flatMap(Function.identity());
    }

    public static void write(ModelSet models, Set<String> paths, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(models.bytes(path));
                zip.closeEntry();
            }
        }
    }

    /**
     * Models of an uploaded file: a ZIP of folders {@code bpmn}, {@code dmn} and {@code forms}, or one model by its ending.
     *
     * @throws Refusal that names the file in it that is not a model
     */
    public static Map<String, String> read(String name, byte[] content) {
        if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            return unpacked(content);
        }
        String plain = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String path = plain.endsWith(".bpmn") ? "bpmn/" + plain : plain.endsWith(".dmn") ? "dmn/" + plain : "forms/" + plain;
        return Map.of(path(path), text(path, content));
    }

    private static Map<String, String> unpacked(byte[] content) {
        Map<String, String> models = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw Refusal.of("file", "文件：压缩包里的文件太多，最多" + MOST_ENTRIES + "个");
                }
                if (!entry.isDirectory()) {
                    byte[] bytes = bounded(zip, left);
                    left -= bytes.length;
                    models.put(path(entry.getName()), text(entry.getName(), bytes));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.of("file", "文件：不是完整的压缩包");
        }
        if (models.isEmpty()) {
            throw Refusal.of("file", "文件：压缩包里没有模型");
        }
        return models;
    }

    private static byte[] bounded(ZipInputStream zip, long most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int n = zip.read(piece); n >= 0; n = zip.read(piece)) {
            bytes.write(piece, 0, n);
            if (bytes.size() > most) {
                throw Refusal.of("file", "文件：解开以后太大，最多" + MOST_BYTES / 1_000_000 + " MB");
            }
        }
        return bytes.toByteArray();
    }

    private static String path(String path) {
        if (!ModelSet.isPath(path)) {
            throw Refusal.of("file", "文件：“" + shortened(path) + "”不是模型；模型是 bpmn/…….bpmn、dmn/…….dmn、forms/…….form，名称只用小写字母、数字和连字符");
        }
        return path;
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "……" : text;
    }

    private static String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of("file", "文件：“" + shortened(path) + "”不是 UTF-8 编码");
        }
    }
}
