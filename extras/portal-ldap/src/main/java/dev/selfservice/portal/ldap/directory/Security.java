// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

/** How what is said to a directory is kept from others. */
public enum Security {
    /** TLS from the first byte, {@code ldaps://}. */
    TLS,
    /** TLS asked for before anything else is said (RFC 4511 section 4.14). */
    START_TLS,
    /** Nothing: passwords travel in the clear. Only if the settings say so. */
    PLAIN;

    /** Reads the form used in settings. */
    static Security parse(String text) {
        return switch (text) {
            case "tls" -> TLS;
            case "start-tls" -> START_TLS;
            case "plain" -> PLAIN;
            default -> throw new IllegalArgumentException("want tls, start-tls or plain");
        };
    }
}
