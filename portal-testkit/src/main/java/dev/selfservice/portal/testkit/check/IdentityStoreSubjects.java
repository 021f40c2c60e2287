// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.identity.Organisation;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fills what is behind the identity stores of one type, for checks of a jar: a service, found by
 * {@link java.util.ServiceLoader}.
 */
public interface IdentityStoreSubjects {

    /** Returns the type of identity store that they are about. */
    String type();

    /**
     * Puts exactly this organisation where stores of the type read it.
     *
     * @param folder empty, to keep it in
     * @return the settings that open a store on it
     */
    Map<String, String> settingsOf(Organisation organisation, Path folder);
}
