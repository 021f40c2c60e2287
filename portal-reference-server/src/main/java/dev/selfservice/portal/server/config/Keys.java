// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Reads keys under {@code portal.}, remembers which, and refuses the rest. No message of it holds a value. */
final class Keys {

    static final String PREFIX = "portal.";

    /**
     * Names under our prefix that are no settings of a server: where tests find public test suites, the level of the log, and
     * what programs of the handbook read from the same environment.
     */
    private static final Set<String> OF_OTHERS =
            Set.of("portal.suites", "portal.log.level", "portal.url", "portal.token", "portal.manager.token");

    private final Config config;
    private final Set<String> read = new HashSet<>();
    private final Map<String, String> usual = new TreeMap<>();

    Keys(Config config) {
        this.config = config;
    }

    <T> Optional<T> find(String key, Function<String, T> type) {
        read.add(PREFIX + key);
        try {
            return config.getOptionalValue(PREFIX + key, String.class)
                    .map(String::trim)
                    .map(type);
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException("the setting " + PREFIX + key + " is not well formed", refused);
        }
    }

    <T> T value(String key, Function<String, T> type, T usual) {
        this.usual.put(PREFIX + key, String.valueOf(usual));
        return find(key, type).orElse(usual);
    }

    List<String> list(String key) {
        return find(key, text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .filter(each -> !each.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Returns the second-level names under a prefix with everything that stands under each: {@code <name>.<rest>}. */
    Map<String, Map<String, String>> groups(String prefix) {
        Map<String, Map<String, String>> groups = new TreeMap<>();
        String start = PREFIX + prefix + ".";
        for (String key : names()) {
            int dot = key.startsWith(start) ? key.indexOf('.', start.length()) : -1;
            if (dot > 0) {
                read.add(key);
                config.getOptionalValue(key, String.class).ifPresent(value -> groups.computeIfAbsent(
                                key.substring(start.length(), dot), name -> new TreeMap<>())
                        .put(key.substring(dot + 1), value));
            }
        }
        return groups;
    }

    /** Returns everything that stands under a prefix. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        String start = PREFIX + prefix + ".";
        for (String key : names()) {
            if (key.startsWith(start)) {
                read.add(key);
                config.getOptionalValue(key, String.class)
                        .ifPresent(value -> found.put(key.substring(start.length()), value));
            }
        }
        return found;
    }

    /** Returns what was asked for so far, by whole key, with the default that was given; empty for none. */
    Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>(usual);
        read.forEach(key -> asked.putIfAbsent(key, ""));
        return asked;
    }

    /** Refuses keys that nobody has read, naming them. */
    void rejectUnread() {
        Set<String> unknown = new TreeSet<>(names());
        unknown.removeAll(read);
        unknown.removeAll(OF_OTHERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + unknown);
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX))
                .forEach(names::add);
        return names;
    }
}
