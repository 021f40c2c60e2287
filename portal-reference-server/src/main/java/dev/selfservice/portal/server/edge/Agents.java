// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

/** Names the family of a caller's program, so that nobody need store the whole header (SES-4). */
final class Agents {

    /** In this order: each of them claims to be the ones after it as well. */
    private static final String[][] FAMILIES = {
        {"Edg/", "Edge"},
        {"OPR/", "Opera"},
        {"Firefox/", "Firefox"},
        {"HeadlessChrome/", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"},
        {"curl/", "curl"},
        {"Java-http-client/", "Java"},
    };

    private Agents() {}

    static String family(String header) {
        for (String[] family : FAMILIES) {
            if (header.contains(family[0])) {
                return family[1];
            }
        }
        return header.isEmpty() ? "" : "other";
    }
}
