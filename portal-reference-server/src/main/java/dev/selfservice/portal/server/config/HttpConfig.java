// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How people reach the server.
 *
 * @param address what to bind; {@code localhost} unless set
 * @param port 0 for any free one
 * @param origin the origin under which people reach the portal, for example {@code https://portal.example.org}; empty for
 *     the bound address itself
 * @param trustedProxies addresses whose forwarding header is believed
 * @param ratePerAddress how many requests per second one address may make before the server sheds them
 * @param stopTimeout how long a stop waits for requests that are under way
 * @param embedders origins whose pages may frame the portal
 * @param metricsOpen whether anybody may read the metrics, not only this machine
 */
public record HttpConfig(
        String address,
        int port,
        String origin,
        Set<String> trustedProxies,
        double ratePerAddress,
        Duration stopTimeout,
        List<String> embedders,
        boolean metricsOpen) {

    private static final int LARGEST_PORT = 65_535;

    public HttpConfig {
        trustedProxies = Set.copyOf(trustedProxies);
        embedders = List.copyOf(embedders);
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("portal.http.port must be 0 to 65535");
        }
        if (ratePerAddress < 1) {
            throw new IllegalArgumentException("portal.http.rate-per-address must be at least 1");
        }
        if (!origin.isEmpty() && !origin.matches("https?://[^/]+")) {
            throw new IllegalArgumentException("portal.http.origin must be a scheme and a host, without a path");
        }
    }

    /** Returns the configuration of a server on any free port of this machine. */
    public static HttpConfig onFreePort() {
        return new HttpConfig("localhost", 0, "", Set.of(), 100_000, Duration.ofSeconds(20), List.of(), true);
    }
}
