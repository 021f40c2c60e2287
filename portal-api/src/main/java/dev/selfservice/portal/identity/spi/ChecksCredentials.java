// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

/** Ability: checks passwords itself, as a directory does; people it does not answer for use passwords kept by the portal. */
public interface ChecksCredentials {

    /**
     * Checks a password. The array is lent for this call and wiped afterwards.
     *
     * <p>Must take about as long for unknown people as for a wrong password (ENUM-2). A store that cannot answer throws
     * {@link dev.selfservice.portal.UnavailableException}; it never answers Rejected for that.
     */
    CredentialAnswer check(String login, char[] password);
}
