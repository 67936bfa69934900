package org.cunyi.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The desk where files come in: each is written to a temporary file, recognised by its content, looked through and cleaned. */
@Component
class Intake {

    private static final int HEAD = 8;
    /** Looking through a PDF takes memory, so a few at a time. */
    private static final int DESKS = 2;

    private final long largest;
    private final long largestPicture;
    private final Semaphore desks = new Semaphore(DESKS, true);

    Intake(@Value("${cunyi.documents.largest:20MB}") DataSize largest,
            @Value("${cunyi.documents.largest-picture:70}") int megapixels) {
        this.largest = largest.toBytes();
        this.largestPicture = megapixels * 1_000_000L;
    }

    long largest() {
        return largest;
    }

    /** A file that was looked through; closing it deletes it. */
    record Taken(Path file, MediaKind kind, long size, String sha256, String originalSha256) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    Taken take(InputStream content) throws IOException {
        Path original = Files.createTempFile("cunyi-in-", ".tmp");
        Path clean = Files.createTempFile("cunyi-clean-", ".tmp");
        boolean taken = false;
        try {
            String originalHash = receive(content, original);
            MediaKind kind = recognise(original);
            MessageDigest digest = sha256();
            desks.acquireUninterruptibly();
            try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(clean)), digest)) {
                clean(kind, original, out);
            } finally {
                desks.release();
            }
            taken = true;
            return new Taken(clean, kind, Files.size(clean), HexFormat.of().formatHex(digest.digest()), originalHash);
        } finally {
            Files.deleteIfExists(original);
            if (!taken) {
                Files.deleteIfExists(clean);
            }
        }
    }

    private String receive(InputStream content, Path to) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = new DigestInputStream(content, digest); OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > largest) {
                    throw refused("不能超过" + DataSize.ofBytes(largest).toMegabytes() + "MB");
                }
                out.write(buffer, 0, n);
            }
        }
        if (size == 0) {
            throw refused("是空的，或者没有选择文件");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MediaKind recognise(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String start = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return MediaKind.PDF;
        } else if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return MediaKind.JPEG;
        } else if (start.equals("\u0089PNG\r\n\u001A\n")) {
            return MediaKind.PNG;
        } else if (start.startsWith("PK\u0003\u0004")) {
            return OfficeFile.kind(file);
        }
        throw refused("内容不是PDF、JPEG、PNG、DOCX或XLSX（按内容判断，改名无效；旧版Word、Excel和其他格式请先另存）");
    }

    private void clean(MediaKind kind, Path file, OutputStream out) throws IOException {
        switch (kind) {
            case JPEG -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    new JpegFile(in, out, largestPicture).clean();
                }
            }
            case PNG -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    new PngFile(in, out, largestPicture).clean();
                }
            }
            case PDF -> {
                PdfFile.check(file);
                Files.copy(file, out);
            }
            default -> Files.copy(file, out);
        }
    }

    static Refusal refused(String why) {
        return Refusal.of("file", "文件：" + why);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
