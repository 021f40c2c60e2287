// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** A properties file in UTF-8 as a source of settings, below the environment; made of nothing but MicroProfile's interfaces. */
record FileSource(Path file, Map<String, String> values) implements ConfigSource {

    private static final int ORDINAL = 110;

    static FileSource of(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException broken) {
            throw new IllegalArgumentException("the configuration file " + file + " cannot be read", broken);
        }
        return new FileSource(
                file,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty)));
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** Returns text without the values, which may be secrets. */
    @Override
    public String toString() {
        return "FileSource[" + file + "]";
    }
}
