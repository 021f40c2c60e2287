// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How whatever a plug-in opens must read its settings; the clauses of several contracts.
 *
 * @param settings those with which it opens
 * @param required which of them must be there
 * @param secret which of them must never be seen
 * @param opener opens it
 */
public record SettingsRules(
        Map<String, String> settings, Set<String> required, Set<String> secret, Function<Settings, ?> opener) {

    /** What stands before each setting in messages. */
    public static final String PREFIX = "kit.";

    public SettingsRules {
        settings = Map.copyOf(settings);
        required = Set.copyOf(required);
        secret = Set.copyOf(secret);
    }

    /** Holds if it opens. */
    public void opens() {
        assertThat(opener.apply(MapSettings.of(PREFIX, settings))).isNotNull();
    }

    /** Holds if a setting that it does not know is refused with the full key. */
    public void refusesAnUnknownOne() {
        assertThat(refusalOfAnUnknownOne())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PREFIX + "tiemout");
    }

    /** Holds if it is refused with the full key that a setting is missing; leaves the clause out if none must be there. */
    public void refusesAMissingOne() {
        assumeTrue(!required.isEmpty(), "no setting is required");
        for (String key : required) {
            Map<String, String> less = new HashMap<>(settings);
            less.remove(key);

            assertThat(catchThrowable(() -> opener.apply(MapSettings.of(PREFIX, less))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(PREFIX + key);
        }
    }

    /** Holds if neither a refusal nor what was opened shows a secret; leaves the clause out if there is none. */
    public void hidesSecrets() {
        assumeTrue(!secret.isEmpty(), "no setting is secret");
        for (Throwable each = refusalOfAnUnknownOne(); each != null; each = each.getCause()) {
            hidesSecrets(String.valueOf(each.getMessage()));
        }
        hidesSecrets(opener.apply(MapSettings.of(PREFIX, settings)).toString());
    }

    /** Holds if the text has no secret in it. */
    public void hidesSecrets(String text) {
        for (String key : secret) {
            assertThat(text).as("a text that people read").doesNotContain(settings.getOrDefault(key, ""));
        }
    }

    private Throwable refusalOfAnUnknownOne() {
        Map<String, String> more = new HashMap<>(settings);
        more.put("tiemout", "5");
        return catchThrowable(() -> opener.apply(MapSettings.of(PREFIX, more)));
    }
}
