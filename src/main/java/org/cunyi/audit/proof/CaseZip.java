package org.cunyi.audit.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The file of a case, read without trust: nothing is unpacked onto the disk, and what unfolds beyond all measure is refused. */
final class CaseZip implements AutoCloseable {

    private static final int MOST_FILES = 20_000;
    private static final long LARGEST_TEXT = 64L << 20;
    /** A file of a case is PDF and pictures, which hardly shrink; its texts shrink to a tenth. */
    private static final long MOST_UNFOLDING = 100;
    private static final int PIECE = 65536;
    private static final Pattern STRANGE = Pattern.compile("\\p{Cc}|\\\\|^/|^[A-Za-z]:|(^|/)\\.{1,2}(/|$)|//|^$");

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private long allowed;

    CaseZip(Path file) throws Unreadable {
        boolean whole;
        try {
            allowed = Math.max(LARGEST_TEXT, Files.size(file) * MOST_UNFOLDING);
            whole = ZipShape.isWhole(file);
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("文件打不开，或者不是ZIP文件", e);
        }
        try {
            if (!whole) {
                throw new Unreadable("ZIP文件的前面或者中间夹有别的内容");
            }
            list();
        } catch (Unreadable e) {
            close();
            throw e;
        }
    }

    private void list() throws Unreadable {
        if (zip.size() > MOST_FILES) {
            throw new Unreadable("ZIP中的文件超过" + MOST_FILES + "个");
        }
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            if (STRANGE.matcher(entry.getName()).find()) {
                throw new Unreadable("ZIP中有不正常的文件名");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new Unreadable("ZIP中有重名的文件：" + entry.getName());
            }
        }
    }

    Set<String> names() {
        return entries.keySet();
    }

    record Content(long size, String sha256) {
    }

    Content content(String name) throws Unreadable {
        MessageDigest digest = Hashes.sha256();
        long size = copy(name, new DigestOutputStream(OutputStream.nullOutputStream(), digest), Long.MAX_VALUE);
        return new Content(size, Hashes.hex(digest.digest()));
    }

    byte[] bytes(String name) throws Unreadable {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(name, bytes, LARGEST_TEXT);
        return bytes.toByteArray();
    }

    List<String> lines(String name) throws Unreadable {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    private long copy(String name, OutputStream out, long largest) throws Unreadable {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new Unreadable("ZIP中缺少" + name + "，不是一事一档，或者是早期版本导出的");
        }
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                allowed -= read;
                if (allowed < 0 || size > largest) {
                    throw new Unreadable("ZIP解压后过大，可能是压缩炸弹，不再读取");
                }
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            throw new Unreadable("ZIP中的" + name + "已损坏，读不出来", e);
        }
        return size;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException nothingWasWritten) {
            // it was only read
        }
    }
}
