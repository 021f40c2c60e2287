// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import java.util.Optional;

/** Ability: tells whether the store behind it answers; without it the portal takes the store for reachable. */
public interface TellsHealth {

    /**
     * Returns what is wrong, as one sentence for administrators without secrets; empty if the store answers. Must return
     * within 10 seconds, and must not throw.
     */
    Optional<String> trouble();
}
