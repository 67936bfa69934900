package org.cunyi.web.login;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The secret as a picture for the authenticator app, drawn as SVG paths so that nothing of it is a file anywhere. */
final class TelephoneCode {

    private static final int QUIET_ZONE = 4;
    private static final String ISSUER = URLEncoder.encode("村议", StandardCharsets.UTF_8);

    private TelephoneCode() {
    }

    static String address(String login, byte[] secret) {
        return "otpauth://totp/" + ISSUER + ":" + login + "?secret=" + Totp.base32(secret) + "&issuer=" + ISSUER;
    }

    /** @return side of the square in dots, and the dark dots as an SVG path */
    static Picture picture(String address) {
        try {
            BitMatrix dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Picture(dots.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    record Picture(int side, String path) {
    }
}
