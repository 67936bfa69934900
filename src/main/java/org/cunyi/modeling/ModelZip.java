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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cunyi.shared.Refusal;

/** Models as one ZIP, as they go from county to county; a single model goes the same way. */
public final class ModelZip {

    private static final Pattern REFERENCE = Pattern.compile("\\b(formRef|decisionRef|calledElement)=\"([a-z0-9-]+)\"");
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 20_000_000;
    private static final int PIECE = 8192;

    private ModelZip() {
    }

    /** Paths of a procedure and of everything that it needs: forms, the tables of its family, called procedures and theirs. */
    public static Set<String> closure(ModelSet models, String process) {
        Set<String> all = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("bpmn/" + process + ".bpmn"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (models.has(path) && all.add(path) && path.startsWith("bpmn/")) {
                String family = ModelSet.stem(path).split("-")[0];
                models.in("dmn").stream().filter(t -> ModelSet.stem(t).split("-")[0].equals(family)).forEach(open::push);
                Matcher reference = REFERENCE.matcher(models.text(path));
                while (reference.find()) {
                    open.push(switch (reference.group(1)) {
                        case "formRef" -> "forms/" + reference.group(2) + ".form";
                        case "decisionRef" -> "dmn/" + reference.group(2) + ".dmn";
                        default -> "bpmn/" + reference.group(2) + ".bpmn";
                    });
                }
            }
        }
        return all;
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
