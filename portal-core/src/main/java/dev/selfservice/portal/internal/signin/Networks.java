// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.HexFormat;

/** An address in one spelling, and the network that it belongs to: /24 for IPv4, /64 for IPv6 (RL). */
final class Networks {

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 8;

    private Networks() {}

    /** Returns the same text for all spellings of an address; a text that is no address stays as it is. */
    static String address(String text) {
        return InetAddresses.isInetAddress(text) ? HexFormat.of().formatHex(bytes(text)) : text;
    }

    /** Returns the same text for all addresses of a network. */
    static String network(String text) {
        if (!InetAddresses.isInetAddress(text)) {
            return text;
        }
        byte[] bytes = bytes(text);
        int length = bytes.length == IPV4_BYTES ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
    }

    private static byte[] bytes(String text) {
        return InetAddresses.forString(text).getAddress();
    }
}
