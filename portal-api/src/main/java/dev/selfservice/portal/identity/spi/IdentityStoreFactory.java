// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.spi.Settings;

/** Makes identity stores of one type. */
public interface IdentityStoreFactory {

    /** Returns the type that the configuration names, for example {@code ldap}; {@code portal-} is reserved. */
    String type();

    /**
     * Makes the store.
     *
     * <p>Must read all its settings and call {@link Settings#rejectUnread}: a wrong setting stops the start. Must not
     * fail because the store behind it is down: that is for each call to say, and for {@link TellsHealth}. A store that
     * is {@link AutoCloseable} is closed when the portal has stopped.
     *
     * @param settings the keys of the identity store alone, prefix removed
     */
    IdentityStore open(Settings settings);
}
