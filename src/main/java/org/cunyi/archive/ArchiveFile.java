package org.cunyi.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** 一事一档 as a ZIP that is written piece by piece; remembers name, size and hash of everything that went in. */
public final class ArchiveFile implements AutoCloseable {

    private final ZipOutputStream zip;
    private final Instant madeAt;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    /** @param madeAt time that all entries carry */
    public ArchiveFile(OutputStream out, Instant madeAt) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.madeAt = madeAt;
    }

    /**
     * One file in it.
     *
     * @param note what is wrong with it, {@code null} where nothing is
     */
    public record Entry(String path, long size, String sha256, String note) {
    }

    /** Something that writes a file's bytes. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private record Later(String path, String expected, Writing writing) {
    }

    public void add(String path, byte[] bytes) throws IOException {
        add(path, null, out -> out.write(bytes));
    }

    /**
     * @param path     folders with {@code /}; a path that is taken gets a number
     * @param expected hash that the bytes must have, {@code null} where none is known; another one is noted, never passed over
     */
    public void add(String path, String expected, Writing writing) throws IOException {
        write(free(path), expected, writing);
    }

    /** For what is fetched from elsewhere and must not keep a transaction waiting; the path is taken now. */
    public void addLater(String path, String expected, Writing writing) {
        later.add(new Later(free(path), expected, writing));
    }

    /** Now, outside of any transaction, what was put off. */
    public void addPutOff() throws IOException {
        for (Later one : later) {
            write(one.path(), one.expected(), one.writing());
        }
        later.clear();
    }

    private void write(String free, String expected, Writing writing) throws IOException {
        ZipEntry entry = new ZipEntry(free);
        entry.setTime(madeAt.toEpochMilli());
        zip.putNextEntry(entry);
        MessageDigest digest = Intake.sha256();
        Counted counted = new Counted(new DigestOutputStream(new Held(zip), digest));
        String note = null;
        try {
            writing.to(counted);
        } catch (NoSuchFileException lost) {
            note = "内容缺失";
        }
        counted.flush();
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(digest.digest());
        if (note == null && expected != null && !expected.equals(hash)) {
            note = "与登记的校验值" + expected + "不符";
        }
        entries.add(new Entry(free, counted.size, hash, note));
    }

    private String free(String path) {
        String free = path;
        int dot = path.lastIndexOf('.');
        for (int i = 2; !paths.add(free); i++) {
            free = path.substring(0, dot) + "（" + i + "）" + path.substring(dot);
        }
        return free;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** A part of a path: nothing in it that a file system takes amiss. */
    public static String named(String text, int longest) {
        String name = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").replaceAll("[/\\\\:*?\"<>|]", "_").replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return name.substring(0, name.offsetByCodePoints(0, Math.min(longest, name.codePointCount(0, name.length()))));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Whoever writes an entry may close it; the file goes on. */
    private static final class Held extends FilterOutputStream {

        Held(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counted extends FilterOutputStream {

        private long size;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
