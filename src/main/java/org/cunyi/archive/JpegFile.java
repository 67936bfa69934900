package org.cunyi.archive;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cunyi.shared.Refusal;

/**
 * A JPEG copied segment by segment: the picture and its colours stay bit for bit, everything else goes, above all Exif and XMP with place, time
 * and owner of the telephone. Of Exif only the orientation is kept. What stands behind the end of the picture is left out.
 */
final class JpegFile {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF_WITH_ORIENTATION = HexFormat.of().parseHex("ffe10022457869660000"
            + "4d4d002a00000008" + "0001" + "011200030000000100" + "00" + "0000" + "00000000");
    private static final int ORIENTATION_AT = 29;

    private final DataInputStream in;
    private final OutputStream out;
    private final long largest;
    private boolean framed;
    private boolean scanned;
    private boolean turned;

    /** @param largest in pixels */
    JpegFile(InputStream in, OutputStream out, long largest) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.largest = largest;
    }

    /** @throws Refusal where it is damaged or would unfold to a monstrous picture */
    void clean() throws IOException {
        try {
            if (in.readUnsignedShort() != (0xFF00 | SOI)) {
                throw damaged();
            }
            marker(SOI);
            int marker = nextMarker();
            while (marker != EOI) {
                marker = segment(marker);
            }
        } catch (EOFException e) {
            throw damaged();
        }
        if (!framed || !scanned) {
            throw damaged();
        }
        marker(EOI);
    }

    private static Refusal damaged() {
        return Intake.refused("照片已损坏或不完整");
    }

    private int nextMarker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw damaged();
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private void marker(int marker) throws IOException {
        out.write(0xFF);
        out.write(marker);
    }

    /** @return the marker after it */
    private int segment(int marker) throws IOException {
        if (marker < 0xC0 || marker >= 0xD0 && marker <= SOI) {
            throw damaged();
        }
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw damaged();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw damaged();
        }
        if (marker == 0xE1) {
            orientation(body);
        } else if (stays(marker, body)) {
            if (isFrame(marker)) {
                frame(body);
            }
            marker(marker);
            byte[] kept = marker == 0xE0 ? withoutThumbnail(body) : body;
            out.write((kept.length + 2) >> 8);
            out.write(kept.length + 2);
            out.write(kept);
        }
        if (marker == SOS) {
            scanned = true;
            return scan();
        }
        return nextMarker();
    }

    /** Tables, frames, scans, and the three application segments that say how colours are meant. */
    private static boolean stays(int marker, byte[] body) {
        return switch (marker) {
            case 0xE0 -> begins(body, "JFIF\0") && body.length >= 14;
            case 0xE2 -> begins(body, "ICC_PROFILE\0");
            case 0xEE -> begins(body, "Adobe");
            default -> marker >= 0xC0 && marker <= 0xDF && marker != 0xC8 || marker == SOS;
        };
    }

    private static boolean begins(byte[] body, String words) {
        byte[] start = words.getBytes(StandardCharsets.ISO_8859_1);
        return body.length >= start.length && java.util.Arrays.equals(body, 0, start.length, start, 0, start.length);
    }

    private static byte[] withoutThumbnail(byte[] jfif) {
        byte[] kept = java.util.Arrays.copyOf(jfif, 14);
        kept[12] = 0;
        kept[13] = 0;
        return kept;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void frame(byte[] body) {
        if (body.length < 6 || framed) {
            throw damaged();
        }
        ByteBuffer frame = ByteBuffer.wrap(body);
        PngFile.checkSize(frame.getShort(3) & 0xFFFF, frame.getShort(1) & 0xFFFF, largest);
        framed = true;
    }

    /** Copies the coded picture up to the next marker. @return that marker */
    private int scan() throws IOException {
        if (!framed) {
            throw damaged();
        }
        while (true) {
            int b = in.readUnsignedByte();
            if (b != 0xFF) {
                out.write(b);
                continue;
            }
            int after = in.readUnsignedByte();
            while (after == 0xFF) {
                after = in.readUnsignedByte();
            }
            if (after != 0 && (after < 0xD0 || after > 0xD7)) {
                return after;
            }
            marker(after);
        }
    }

    /** Without it every photograph taken upright would lie on its side. */
    private void orientation(byte[] app1) throws IOException {
        int orientation = begins(app1, "Exif\0\0") ? orientation(ByteBuffer.wrap(app1, 6, app1.length - 6).slice()) : 1;
        if (orientation > 1 && orientation <= 8 && !turned) {
            byte[] segment = EXIF_WITH_ORIENTATION.clone();
            segment[ORIENTATION_AT] = (byte) orientation;
            out.write(segment);
            turned = true;
        }
    }

    private static int orientation(ByteBuffer tiff) {
        try {
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    return tiff.getShort(entry + 8);
                }
            }
        } catch (IndexOutOfBoundsException damagedExif) {
            // it is thrown away anyway
        }
        return 1;
    }
}
