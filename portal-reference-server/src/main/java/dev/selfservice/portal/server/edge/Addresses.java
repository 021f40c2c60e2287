// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the address a call comes from, behind proxies that are trusted by name only. */
public final class Addresses {

    private static final int V4_NETWORK = 3;
    private static final int V6_NETWORK = 6;

    private final Set<String> proxies;

    public Addresses(Set<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /**
     * Returns the caller's address: that of the connection, or, if that is a trusted proxy, the last one in the
     * forwarding header that is not. What a stranger writes into the header never counts.
     */
    public String of(String connection, Optional<String> forwarded) {
        if (!proxies.contains(connection) || forwarded.isEmpty()) {
            return connection;
        }
        List<String> hops = Arrays.asList(forwarded.get().split(","));
        Collections.reverse(hops);
        return hops.stream()
                .map(String::trim)
                .filter(hop -> !proxies.contains(hop))
                .findFirst()
                .filter(InetAddresses::isInetAddress)
                .orElse(connection);
    }

    /** Returns the network of an address: 24 bits of IPv4, 48 of IPv6; empty for what is no address (SES-4, AUD-2). */
    public static String truncate(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return "";
        }
        InetAddress full = InetAddresses.forString(address);
        byte[] bytes = full.getAddress();
        Arrays.fill(bytes, full instanceof Inet4Address ? V4_NETWORK : V6_NETWORK, bytes.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address keeps its length", impossible);
        }
    }
}
