// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Settings read from a map; messages hold the full key and never a value. For one thread. */
public final class MapSettings implements Settings {

    private final String prefix;
    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();

    private MapSettings(String prefix, Map<String, String> values) {
        this.prefix = prefix;
        this.values = Map.copyOf(values);
    }

    /**
     * Returns settings over the values.
     *
     * @param prefix what stands before each key in messages, for example {@code portal.systems.hr.}
     */
    public static MapSettings of(String prefix, Map<String, String> values) {
        return new MapSettings(prefix, values);
    }

    @Override
    public <T> T required(String key, Function<String, T> type) {
        return optional(key, type).orElseThrow(() -> new SettingsException("missing setting " + prefix + key));
    }

    @Override
    public <T> Optional<T> optional(String key, Function<String, T> type) {
        read.add(key);
        String value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(value));
        } catch (RuntimeException wrong) {
            // The cause is left out on purpose: its message may quote the value, which may be a secret.
            throw new SettingsException("setting " + prefix + key + " has a value of the wrong form");
        }
    }

    @Override
    public void rejectUnread() {
        Set<String> unknown = new TreeSet<>();
        values.keySet().stream().filter(key -> !read.contains(key)).forEach(key -> unknown.add(prefix + key));
        if (!unknown.isEmpty()) {
            throw new SettingsException("unknown settings " + unknown);
        }
    }
}
