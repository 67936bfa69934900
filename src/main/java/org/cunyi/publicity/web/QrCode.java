package org.cunyi.publicity.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** An address as a picture that telephones read. */
final class QrCode {

    private static final int DOT = 8;
    private static final int QUIET_ZONE = 4;

    private QrCode() {
    }

    /** Black on white with the quiet zone of ISO/IEC 18004; a quarter of it may be stained or torn off the wall (level Q). */
    static byte[] png(String address) {
        Map<EncodeHintType, Object> hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, QUIET_ZONE);
        try {
            BitMatrix dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, hints);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture(dots), "png", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("no code for " + address, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage picture(BitMatrix dots) {
        int size = dots.getWidth() * DOT;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, dots.get(x / DOT, y / DOT) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return image;
    }
}
