// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

/** Hears of an import while it goes on, in its thread. */
public interface LdifListener {

    /** Hears nothing. */
    LdifListener NOBODY = new LdifListener() {};

    /** An entry or a value was not taken. */
    default void rejected(LdifRejection rejection) {
        // Who wants only the report need not listen.
    }

    /** The import has come so far; told every thousand entries and at the end of each pass. */
    default void progress(LdifProgress progress) {
        // Who wants only the report need not listen.
    }
}
