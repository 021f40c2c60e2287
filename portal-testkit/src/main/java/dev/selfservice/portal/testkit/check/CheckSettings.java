// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.spi.MapSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file of settings says about the systems of one connector type; each key begins with the type and a dot.
 *
 * @param settings {@code setting.<key>}: what opens a connector; {@code ${folder}} stands for an empty folder, new each time
 * @param required {@code required}: those of them that must be there, by commas
 * @param secret {@code secret}: those that must never be seen
 * @param account {@code account}: names of sixteen empty accounts, {@code {n}} stands for the number
 * @param entitlement {@code entitlement}: names of forty things that can be given
 * @param refused {@code refused}: what the system refuses to give
 * @param stranger {@code stranger}: a login without an account
 * @param scopes {@code scopes}: two scopes, as {@code COUNTRY:ES,COUNTRY:DE}
 */
record CheckSettings(
        Map<String, String> settings,
        Set<String> required,
        Set<String> secret,
        String account,
        String entitlement,
        Optional<String> refused,
        Optional<String> stranger,
        List<Scope> scopes) {

    /** Where a jar keeps the file if it brings one along. */
    static final String IN_JAR = "META-INF/portal-check.properties";

    private static final String SETTING = "setting.";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    CheckSettings {
        settings = Map.copyOf(settings);
        required = Set.copyOf(required);
        secret = Set.copyOf(secret);
        scopes = List.copyOf(scopes);
    }

    /** Returns what the file says of the type; empty if it does not speak of it. Refuses keys that nobody knows. */
    static Optional<CheckSettings> of(String type, Properties file) {
        Map<String, String> settings = new HashMap<>();
        Map<String, String> about = new HashMap<>();
        String prefix = type + ".";
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(prefix + SETTING)) {
                settings.put(key.substring((prefix + SETTING).length()), file.getProperty(key));
            } else if (key.startsWith(prefix)) {
                about.put(key.substring(prefix.length()), file.getProperty(key));
            }
        }
        if (settings.isEmpty() && about.isEmpty()) {
            return Optional.empty();
        }
        MapSettings read = MapSettings.of(prefix, about);
        CheckSettings result = new CheckSettings(
                settings,
                read.optional("required", CheckSettings::words).orElse(Set.of()),
                read.optional("secret", CheckSettings::words).orElse(Set.of()),
                read.optional("account", Function.identity()).orElse("kit-person-{n}"),
                read.optional("entitlement", Function.identity()).orElse("kit-entitlement-{n}"),
                read.optional("refused", Function.identity()),
                read.optional("stranger", Function.identity()),
                read.optional("scopes", CheckSettings::scopes).orElse(List.of()));
        read.rejectUnread();
        return Optional.of(result);
    }

    /** Returns the settings with a folder put in. */
    Map<String, String> settings(Path folder) {
        return settings.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .replace("${folder}", folder.toString())));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(COMMA.split(text.strip()));
    }

    private static List<Scope> scopes(String text) {
        List<Scope> scopes = Stream.of(COMMA.split(text.strip()))
                .map(each -> each.split(":", 2))
                .map(each -> new Scope(ScopeType.valueOf(each[0]), each[1]))
                .toList();
        if (scopes.size() != 2) {
            throw new IllegalArgumentException("two scopes are needed");
        }
        return scopes;
    }
}
