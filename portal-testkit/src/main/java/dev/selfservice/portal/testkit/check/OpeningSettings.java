// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file of settings says of the opening of one part of a plug-in; each key begins with the part's name and a dot.
 *
 * @param settings {@code setting.<key>}: what opens it; {@code ${folder}} stands for an empty folder, new each time
 * @param required {@code required}: those of them that must be there, by commas
 * @param secret {@code secret}: those that must never be seen
 * @param further what else the file says of the part
 */
record OpeningSettings(
        Map<String, String> settings, Set<String> required, Set<String> secret, Map<String, String> further) {

    private static final String SETTING = "setting.";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    OpeningSettings {
        settings = Map.copyOf(settings);
        required = Set.copyOf(required);
        secret = Set.copyOf(secret);
        further = Map.copyOf(further);
    }

    /** Returns what the file says of the part; empty if it does not speak of it. */
    static Optional<OpeningSettings> of(String part, Properties file) {
        Map<String, String> settings = new HashMap<>();
        Map<String, String> further = new HashMap<>();
        String prefix = part + ".";
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(prefix + SETTING)) {
                settings.put(key.substring((prefix + SETTING).length()), file.getProperty(key));
            } else if (key.startsWith(prefix)) {
                further.put(key.substring(prefix.length()), file.getProperty(key));
            }
        }
        if (settings.isEmpty() && further.isEmpty()) {
            return Optional.empty();
        }
        Set<String> required = words(further.remove("required"));
        Set<String> secret = words(further.remove("secret"));
        return Optional.of(new OpeningSettings(settings, required, secret, further));
    }

    /** Returns the settings with a folder put in. */
    Map<String, String> in(Path folder) {
        return settings.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .replace("${folder}", folder.toString())));
    }

    private static Set<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.of(COMMA.split(text.strip()));
    }
}
