// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

/** Several entries match where one is expected; the portal does not choose. */
final class AmbiguousException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AmbiguousException(String message) {
        super(message);
    }
}
