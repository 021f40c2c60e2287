// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.spi.MapSettings;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file of settings says about the systems of one connector type; each key begins with the type and a dot.
 *
 * @param opening what opens a connector
 * @param account {@code account}: names of sixteen empty accounts, {@code {n}} stands for the number
 * @param entitlement {@code entitlement}: names of forty things that can be given
 * @param refused {@code refused}: what the system refuses to give
 * @param stranger {@code stranger}: a login without an account
 * @param scopes {@code scopes}: two scopes, as {@code COUNTRY:ES,COUNTRY:DE}
 */
record CheckSettings(
        OpeningSettings opening,
        String account,
        String entitlement,
        Optional<String> refused,
        Optional<String> stranger,
        List<Scope> scopes) {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    CheckSettings {
        scopes = List.copyOf(scopes);
    }

    /** Returns what the file says of the type; empty if it does not speak of it. Refuses keys that nobody knows. */
    static Optional<CheckSettings> of(String type, Properties file) {
        return OpeningSettings.of(type, file).map(opening -> {
            MapSettings read = MapSettings.of(type + ".", opening.further());
            CheckSettings result = new CheckSettings(
                    opening,
                    read.optional("account", Function.identity()).orElse("kit-person-{n}"),
                    read.optional("entitlement", Function.identity()).orElse("kit-entitlement-{n}"),
                    read.optional("refused", Function.identity()),
                    read.optional("stranger", Function.identity()),
                    read.optional("scopes", CheckSettings::scopes).orElse(List.of()));
            read.rejectUnread();
            return result;
        });
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
