package org.cunyi.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A PNG with a long data chunk of rubbish before its end. */
final class PngNoise {

    private static final int END = 12;

    private PngNoise() {
    }

    static byte[] with(byte[] png, byte[] noise) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, png.length - END);
        byte[] name = "IDAT".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(noise);
        out.writeBytes(ByteBuffer.allocate(4).putInt(noise.length).array());
        out.writeBytes(name);
        out.writeBytes(noise);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        out.write(png, png.length - END, END);
        return out.toByteArray();
    }
}
