// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.config.SystemConfig;
import java.util.List;
import java.util.Map;

/** The target systems of a trial: three folders under the portal's home, in which everybody has an account. */
final class TrialSystems {

    private TrialSystems() {}

    /** Returns the configured systems; those of the trial if it has none of its own. */
    static List<SystemConfig> of(ServerConfig config) {
        if (!config.dev() || !config.systems().isEmpty()) {
            return config.systems();
        }
        return List.of(
                files(config, "files", "Team files"),
                files(config, "ledger", "Ledger"),
                files(config, "workshop", "Workshop system"));
    }

    private static SystemConfig files(ServerConfig config, String id, String title) {
        String folder = config.home().resolve("systems").resolve(id).toString();
        return new SystemConfig(new SystemId(id), title, "files", Map.of("directory", folder, "accounts", "automatic"));
    }
}
