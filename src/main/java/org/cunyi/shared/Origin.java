package org.cunyi.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, to be counted: the address, of IPv6 the network only, since whoever has one address there has 2⁶⁴. */
public final class Origin {

    private static final int NETWORK_BYTES = 8;

    private Origin() {
    }

    public static String of(String remoteAddress) {
        try {
            if (remoteAddress != null && remoteAddress.contains(":")
                    && InetAddress.getByName(remoteAddress) instanceof Inet6Address six && !six.isLoopbackAddress()) {
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64";
            }
        } catch (UnknownHostException notAnAddress) {
            // counted as it stands
        }
        return String.valueOf(remoteAddress);
    }
}
