// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import dev.selfservice.portal.core.PortalConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything the server is told, read once and typed.
 *
 * @param dev whether it runs for a trial on this machine: sample organisation, embedded database, loopback only
 * @param home where files are kept
 * @param keys the file of the key store
 * @param sample whether an empty database is filled with the sample organisation
 * @param identity where people come from; empty for the portal's own database
 * @param log how the log is written
 */
public record ServerConfig(
        boolean dev,
        Path home,
        Path keys,
        boolean sample,
        LogFormat log,
        HttpConfig http,
        Optional<TlsConfig> tls,
        DatabaseConfig database,
        PortalConfig portal,
        Optional<IdentityConfig> identity,
        List<SystemConfig> systems) {

    public ServerConfig {
        systems = List.copyOf(systems);
    }
}
