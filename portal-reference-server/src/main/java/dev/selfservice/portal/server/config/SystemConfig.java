// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import dev.selfservice.portal.SystemId;
import java.util.Map;

/**
 * A target system to connect.
 *
 * @param type a connector type that a plug-in on the class path offers
 * @param settings what the connector reads; its keys without our prefix
 */
public record SystemConfig(SystemId id, String title, String type, Map<String, String> settings) {

    public SystemConfig {
        settings = Map.copyOf(settings);
    }

    /** Returns text without the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "SystemConfig[" + id + ", " + type + "]";
    }
}
