// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** The settings that count, each with its source; secrets, and whatever nobody described, are masked. */
final class EffectiveSettings {

    private static final String MASK = "****";
    private static final String SECRET_PART = "(?i)([^;&?=]*(?:pass|secret|key|token)[^;&?=]*=)[^;&]*";
    private static final String USER_PART = "//[^/@]*@";

    private static final int FILE = 110;
    private static final int ENVIRONMENT = 300;
    private static final int PROCESS = 400;

    private final Config config;

    EffectiveSettings(Config config) {
        this.config = config;
    }

    /** Returns one line per setting that has a value: {@code key = value   # source}. */
    String text() {
        Map<String, String> lines = new TreeMap<>();
        SettingsReference.all().filter(setting -> !setting.key().contains("<")).forEach(setting -> line(setting.name())
                .ifPresent(line -> lines.put(setting.name(), line)));
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(Keys.PREFIX) && !lines.containsKey(name))
                .forEach(name -> line(name).ifPresent(line -> lines.put(name, line)));
        return String.join("\n", lines.values());
    }

    private Optional<String> line(String name) {
        Optional<Setting> described = SettingsReference.find(name);
        ConfigValue found = config.getConfigValue(name);
        String value = found.getValue();
        if (value == null) {
            return described
                    .map(Setting::usual)
                    .filter(usual -> !usual.isEmpty())
                    .map(usual -> name + " = " + usual + "   # default");
        }
        boolean hidden = described.isEmpty() || described.get().secret();
        return Optional.of(name + " = " + (hidden ? MASK : withoutSecrets(value)) + "   # " + source(found));
    }

    /** Takes passwords out of an address of a database. */
    private static String withoutSecrets(String value) {
        return value.replaceAll(SECRET_PART, "$1" + MASK).replaceAll(USER_PART, "//" + MASK + "@");
    }

    private static String source(ConfigValue found) {
        return switch (found.getSourceOrdinal()) {
            case FILE -> "file";
            case ENVIRONMENT -> "environment";
            case PROCESS -> "system property";
            default -> found.getSourceName();
        };
    }
}
