// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.util.Map;

/**
 * Where people come from, if not from the portal's own database.
 *
 * @param type a type of identity store that a plug-in on the class path offers
 * @param settings what the store reads; its keys without our prefix
 */
public record IdentityConfig(String type, Map<String, String> settings) {

    public IdentityConfig {
        settings = Map.copyOf(settings);
    }

    /** Returns text without the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "IdentityConfig[" + type + "]";
    }
}
