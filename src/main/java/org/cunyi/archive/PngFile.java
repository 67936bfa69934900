package org.cunyi.archive;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.cunyi.shared.Refusal;

/** A PNG copied chunk by chunk: the picture stays bit for bit; texts, Exif, times, profiles and what stands behind its end go. */
final class PngFile {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> STAY = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");
    private static final int LONGEST_SIDE = 30_000;
    private static final int LARGEST_OTHER = 4096;
    private static final int BUFFER = 8192;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final long largest;
    private boolean data;

    /** @param largest in pixels */
    PngFile(InputStream in, OutputStream out, long largest) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
        this.largest = largest;
    }

    /** @throws Refusal where it is damaged or would unfold to a monstrous picture */
    void clean() throws IOException {
        try {
            if (in.readLong() != SIGNATURE) {
                throw damaged();
            }
            out.writeLong(SIGNATURE);
            header();
            String type = chunk();
            while (!type.equals("IEND")) {
                type = chunk();
            }
        } catch (EOFException e) {
            throw damaged();
        }
        if (!data) {
            throw damaged();
        }
        out.flush();
    }

    private static Refusal damaged() {
        return Intake.refused("图片已损坏或不完整");
    }

    private void header() throws IOException {
        byte[] header = new byte[21];
        in.readFully(header);
        int crc = in.readInt();
        ByteBuffer fields = ByteBuffer.wrap(header);
        CRC32 sum = new CRC32();
        sum.update(header, 4, 17);
        if (fields.getInt(0) != 13 || !"IHDR".equals(new String(header, 4, 4, StandardCharsets.ISO_8859_1)) || (int) sum.getValue() != crc) {
            throw damaged();
        }
        checkSize(fields.getInt(8), fields.getInt(12), largest);
        out.write(header);
        out.writeInt(crc);
    }

    private String chunk() throws IOException {
        int length = in.readInt();
        byte[] name = new byte[4];
        in.readFully(name);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        if (length < 0 || type.equals("IHDR") || !type.matches("[A-Za-z]{4}")) {
            throw damaged();
        }
        boolean image = type.equals("IDAT");
        boolean stays = STAY.contains(type) && (image || length <= LARGEST_OTHER);
        data |= image;
        if (stays) {
            out.writeInt(length);
            out.write(name);
        }
        CRC32 sum = new CRC32();
        sum.update(name);
        byte[] buffer = new byte[BUFFER];
        for (int rest = length; rest > 0;) {
            int n = in.read(buffer, 0, Math.min(rest, BUFFER));
            if (n < 0) {
                throw damaged();
            }
            sum.update(buffer, 0, n);
            if (stays) {
                out.write(buffer, 0, n);
            }
            rest -= n;
        }
        int crc = in.readInt();
        if (stays) {
            if (crc != (int) sum.getValue()) {
                throw damaged();
            }
            out.writeInt(crc);
        }
        return type;
    }

    /** A small file can unfold to a picture that takes all memory of whoever opens it. */
    static void checkSize(int width, int height, long largest) {
        if (width <= 0 || height <= 0) {
            throw damaged();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > largest) {
            throw Intake.refused("图片尺寸" + width + "×" + height + "过大，不能超过" + largest / 1_000_000 + "百万像素");
        }
    }
}
