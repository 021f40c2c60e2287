// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where settings come from in our own server; a container has an implementation of MicroProfile Config itself. */
final class Sources {

    private static final int VALUES_ORDINAL = 500;

    private Sources() {}

    /** Returns a file, over it the environment, over it system properties. */
    static Config ofServer(Optional<Path> file) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
        file.ifPresent(path -> builder.withSources(FileSource.of(path)));
        return builder.build();
    }

    /** Returns these values alone. */
    static Config of(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "values", VALUES_ORDINAL))
                .build();
    }
}
