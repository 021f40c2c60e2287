// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Where a directory listens. */
record Server(String host, int port, boolean secure) {

    private static final int PLAIN_PORT = 389;
    private static final int SECURE_PORT = 636;

    /** Reads {@code ldap://host:port} and {@code ldaps://host}, several with commas or blanks between. */
    static List<Server> parseAll(String text) {
        List<Server> servers = Arrays.stream(text.trim().split("[,\\s]+"))
                .map(each -> parse(URI.create(each)))
                .toList();
        if (servers.stream().map(Server::secure).distinct().count() > 1) {
            throw new IllegalArgumentException("want the same scheme for all servers");
        }
        return servers;
    }

    private static Server parse(URI uri) {
        boolean secure = "ldaps".equals(uri.getScheme());
        boolean known = secure || "ldap".equals(uri.getScheme());
        String host = uri.getHost();
        if (!known || host == null || !List.of("", "/").contains(uri.getPath())) {
            throw new IllegalArgumentException("want ldap://host:port or ldaps://host:port");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? SECURE_PORT : PLAIN_PORT;
        // URI keeps the brackets of an IPv6 address, sockets do not want them.
        return new Server(host.replaceAll("^\\[|]$", ""), port, secure);
    }
}
