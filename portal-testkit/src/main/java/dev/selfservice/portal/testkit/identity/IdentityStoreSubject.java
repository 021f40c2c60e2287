// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import java.util.Map;
import java.util.Set;

/** A type of identity stores, with the settings that open one on people who are there. */
public interface IdentityStoreSubject {

    /** Returns the factory under test. */
    IdentityStoreFactory factory();

    /** Returns the settings that open a store with at least one active person; the same ones throughout a test. */
    Map<String, String> settings();

    /** Returns which of the settings must be there; by default the contract leaves that clause out. */
    default Set<String> requiredSettings() {
        return Set.of();
    }

    /** Returns which of the settings must never be seen; by default the contract leaves that clause out. */
    default Set<String> secretSettings() {
        return Set.of();
    }
}
