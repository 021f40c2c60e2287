// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.core.PortalConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    @TempDir
    private Path folder;

    private Optional<String> suites = Optional.empty();

    private static ServerConfig read(Map<String, String> values) {
        return ConfigReader.read(values, false);
    }

    /** Where the public test suites are is a system property of the tests, under our prefix. */
    @BeforeEach
    void hideTheSuites() {
        suites = Optional.ofNullable(System.clearProperty("portal.suites"));
    }

    @AfterEach
    void showTheSuites() {
        suites.ifPresent(place -> System.setProperty("portal.suites", place));
    }

    @Test
    void everythingHasADefaultAndNobodyMayAnything() {
        ServerConfig config = read(Map.of());

        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.http().address()).isEqualTo("localhost");
        assertThat(config.portal().everyoneMay()).isEmpty();
        assertThat(config.database().embedded()).isTrue();
        assertThat(config.tls()).isEmpty();
        assertThat(config.sample()).isFalse();
    }

    @Test
    void aTrialHasTheSampleOrganisationAndTheUsualPermissions() {
        ServerConfig config = ConfigReader.read(Map.of(), true);

        assertThat(config.sample()).isTrue();
        assertThat(config.portal().everyoneMay()).isEqualTo(PortalConfig.ORDINARY);
    }

    @Test
    void valuesAreTyped() {
        ServerConfig config = read(Map.of(
                "portal.http.port", "9000",
                "portal.http.origin", "https://portal.example.org",
                "portal.http.trusted-proxies", "10.0.0.1, 10.0.0.2",
                "portal.everyone-may", "tasks:read,tasks:decide",
                "portal.administrator", "dora",
                "portal.fallback-approvers", "group:helpdesk",
                "portal.delivery.call-timeout", "PT5S",
                "portal.sign-in.idle", "PT10M"));

        assertThat(config.http().port()).isEqualTo(9000);
        assertThat(config.http().trustedProxies()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
        assertThat(config.portal().everyoneMay())
                .containsExactlyInAnyOrder(Permission.TASKS_READ, Permission.TASKS_DECIDE);
        assertThat(config.portal().firstAdministrator()).contains(new PersonId("dora"));
        assertThat(config.portal().fallbackApprovers()).hasToString("[group:helpdesk]");
        assertThat(config.portal().provisioning().callTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.portal().signIn().idle()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aSystemTakesItsOwnKeys() {
        ServerConfig config = read(Map.of(
                "portal.systems.files.type", "files",
                "portal.systems.files.title", "Shared files",
                "portal.systems.files.folder", "/srv/files",
                "portal.systems.hr.type", "ldap"));

        assertThat(config.systems())
                .containsExactly(
                        new SystemConfig(
                                new SystemId("files"), "Shared files", "files", Map.of("folder", "/srv/files")),
                        new SystemConfig(new SystemId("hr"), "hr", "ldap", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "portal.http.prot, 9000, portal.http.prot",
        "portal.systems.files.folder, x, portal.systems.files.type",
        "portal.http.port, many, portal.http.port",
        "portal.http.port, 70000, portal.http.port",
        "portal.http.origin, portal.example.org, portal.http.origin",
        "portal.sample, yes, portal.sample",
        "portal.everyone-may, everything, portal.everyone-may",
        "portal.sign-in.memory-kib, 1024, PWD-1",
        "portal.delivery.poll, soon, portal.delivery.poll",
    })
    void anUnknownOrUnsoundKeyStopsTheStartAndIsNamed(String key, String value, String named) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(": " + value);
    }

    @Test
    void aFileIsReadAndKeysInItAreCheckedToo() throws Exception {
        Path file = folder.resolve("portal.properties");
        Files.writeString(file, "portal.http.port=9001\n");
        assertThat(ConfigReader.read(Optional.of(file), false).http().port()).isEqualTo(9001);

        Files.writeString(file, "portal.htp.port=9001\n");
        assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), false)).hasMessageContaining("portal.htp.port");
    }

    @Test
    void noTextOfTheConfigurationHoldsASecret() {
        ServerConfig config = read(Map.of(
                "portal.database.url", "jdbc:postgresql://localhost/portal?password=hunter2",
                "portal.database.password", "hunter2",
                "portal.tls.keystore", "/srv/portal.p12",
                "portal.tls.keystore-password", "hunter2",
                "portal.systems.files.type", "files",
                "portal.systems.files.password", "hunter2"));

        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void aTrialIsNeverOpenToTheNetwork() {
        ServerConfig open = ConfigReader.read(Map.of("portal.http.address", "0.0.0.0"), true);
        ServerConfig local = ConfigReader.read(Map.of("portal.http.address", "127.0.0.1"), true);

        assertThatThrownBy(() -> SelfCheck.refuseOpenTrial(open)).hasMessageContaining("portal.http.address");
        SelfCheck.refuseOpenTrial(local);
    }

    @Test
    void unsafeSettingsAreNamedAtTheStart() throws Exception {
        Path keys = folder.resolve("portal.keys");
        Files.createFile(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        ServerConfig unsafe = read(Map.of(
                "portal.http.address", "0.0.0.0",
                "portal.http.origin", "http://portal.example.org",
                "portal.http.metrics-open", "true",
                "portal.sign-in.memory-kib", "19456",
                "portal.sample", "true",
                "portal.keys.file", keys.toString()));

        assertThat(SelfCheck.warnings(unsafe))
                .extracting(warning -> warning.split(" ")[0])
                .containsExactly(
                        "portal.http.address",
                        "portal.http.origin",
                        "portal.http.metrics-open",
                        "portal.sign-in.memory-kib",
                        "portal.database.url",
                        "portal.sample",
                        "portal.keys.file");
    }

    @Test
    void aSoundConfigurationHasNoWarnings() {
        ServerConfig sound = read(Map.of(
                "portal.http.address", "0.0.0.0",
                "portal.http.origin", "https://portal.example.org",
                "portal.tls.keystore", "/srv/portal.p12",
                "portal.database.url", "jdbc:postgresql://localhost/portal",
                "portal.database.password", "secret",
                "portal.keys.file", folder.resolve("none").toString()));

        assertThat(SelfCheck.warnings(sound)).isEmpty();
    }

    @Test
    void peopleComeFromTheDatabaseUnlessATypeIsNamed() {
        assertThat(read(Map.of()).identity()).isEmpty();
        assertThat(read(Map.of("portal.identity.type", "database")).identity()).isEmpty();

        ServerConfig config = ConfigReader.read(
                Map.of("portal.identity.type", "ldap", "portal.identity.people.base", "ou=people"), true);

        assertThat(config.identity()).hasValueSatisfying(identity -> {
            assertThat(identity.type()).isEqualTo("ldap");
            assertThat(identity.settings()).containsExactly(Map.entry("people.base", "ou=people"));
            assertThat(identity.toString()).doesNotContain("ou=people");
        });
        assertThat(config.sample()).isFalse();
    }
}
