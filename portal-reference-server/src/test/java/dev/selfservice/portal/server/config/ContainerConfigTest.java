// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration of a portal in an application server. */
class ContainerConfigTest {

    private static ServerConfig read(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("portal.http.origin", "https://portal.example.org"));
        values.putAll(more);
        return ConfigReader.inContainer(values);
    }

    @Test
    void theDatabaseIsTheContainersDataSource() {
        ServerConfig config = read(Map.of());

        assertThat(config.database().url()).isEqualTo("java:comp/env/jdbc/portal");
        assertThat(config.database().embedded()).isFalse();
        assertThat(config.dev()).isFalse();
        assertThat(config.tls()).isEmpty();
        assertThat(config.http().origin()).isEqualTo("https://portal.example.org");
    }

    @Test
    void withoutItsOriginThePortalDoesNotStart() {
        assertThatThrownBy(() -> ConfigReader.inContainer(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.http.origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.port",
                "http.address",
                "tls.keystore",
                "database.url",
                "database.user",
                "log.format",
                "http.orgin"
            })
    void whatTheContainerDecidesIsNoSettingOfOurs(String key) {
        assertThatThrownBy(() -> read(Map.of("portal." + key, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown settings [portal." + key + "]");
    }

    @Test
    void unsafeSettingsAreNamedButThoseOfTheContainer() {
        assertThat(SelfCheck.warningsInContainer(read(Map.of()))).isEmpty();
        assertThat(SelfCheck.warningsInContainer(read(Map.of(
                        "portal.http.origin",
                        "http://portal.example.org",
                        "portal.http.metrics-open",
                        "true",
                        "portal.sample",
                        "true"))))
                .hasSize(3)
                .anyMatch(warning -> warning.startsWith("portal.http.origin"))
                .anyMatch(warning -> warning.startsWith("portal.http.metrics-open"))
                .anyMatch(warning -> warning.startsWith("portal.sample"));
    }
}
