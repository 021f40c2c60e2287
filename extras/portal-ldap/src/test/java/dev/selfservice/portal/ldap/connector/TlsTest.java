// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.Certificates;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.SettingsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a directory that shows a trusted certificate with its own name hears a password. */
class TlsTest {

    @TempDir
    static Path folder;

    private static Certificates own;
    private static Certificates other;

    @BeforeAll
    static void makeCertificates() {
        own = Certificates.forHost("localhost", folder);
        other = Certificates.forHost("other.example.org", folder);
    }

    @Test
    void tlsWithATrustedCertificate() {
        try (MemoryDirectory directory = MemoryDirectory.tls(own.server())) {
            delivers(
                    directory,
                    "security",
                    "tls",
                    "trust-certificates",
                    own.pem().toString());
            delivers(
                    directory,
                    "security",
                    "tls",
                    "trust-store",
                    own.store().toString(),
                    "trust-store-password",
                    Certificates.PASSWORD);
        }
    }

    @Test
    void startTlsWithATrustedCertificate() {
        try (MemoryDirectory directory = MemoryDirectory.startTls(own.server())) {
            delivers(
                    directory,
                    "security",
                    "start-tls",
                    "trust-certificates",
                    own.pem().toString());
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        try (MemoryDirectory tls = MemoryDirectory.tls(own.server());
                MemoryDirectory startTls = MemoryDirectory.startTls(own.server())) {
            staysAway(tls, "security", "tls");
            staysAway(startTls, "security", "start-tls");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        try (MemoryDirectory tls = MemoryDirectory.tls(other.server());
                MemoryDirectory startTls = MemoryDirectory.startTls(other.server())) {
            staysAway(tls, "security", "tls", "trust-certificates", other.pem().toString());
            staysAway(
                    startTls,
                    "security",
                    "start-tls",
                    "trust-certificates",
                    other.pem().toString());
        }
    }

    @Test
    void aDirectoryWithoutStartTlsNeverHearsThePassword() {
        try (Room room = new Room()) {
            LdapConnector connector = room.open(Map.of("security", ""));

            assertThat(Room.give(connector, "kit-entitlement-1")).isInstanceOf(DeliveryOutcome.TryLater.class);
            assertThat(connector.check().up()).isFalse();
            assertThat(room.meddler.binds()).isEmpty();
        }
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        refuses("security", "tls");
        refuses("url", "ldaps://localhost", "security", "plain");
        refuses("url", "ldap://localhost ldaps://localhost");
        refuses("url", "http://localhost");
        refuses("bind-password", "");
        refuses("bind-dn", "");
        refuses("trust-certificates", folder.resolve("missing.pem").toString());
        refuses(
                "trust-certificates",
                own.pem().toString(),
                "trust-store",
                own.store().toString());
    }

    private static void refuses(String... settings) {
        try (Room room = new Room()) {
            assertThatThrownBy(() -> room.open(pairs(settings))).isInstanceOf(SettingsException.class);
        }
    }

    private static void delivers(MemoryDirectory directory, String... settings) {
        LdapSubject subject = new LdapSubject(directory, GroupKind.GROUP_OF_NAMES, EntitlementName.CN);
        try (LdapConnector connector = open(directory, settings)) {
            assertThat(connector.check().up()).as(connector.check().detail()).isTrue();
            assertThat(Room.give(connector, "kit-entitlement-1")).isEqualTo(new DeliveryOutcome.Applied());
            assertThat(subject.held(Room.ROSA)).hasSize(1);
        }
        directory.server().clear();
        directory.addTree();
    }

    private static void staysAway(MemoryDirectory directory, String... settings) {
        try (LdapConnector connector = open(directory, settings)) {
            assertThat(connector.check().up()).isFalse();
            DeliveryOutcome outcome = Room.give(connector, "kit-entitlement-1");
            assertThat(outcome).isInstanceOf(DeliveryOutcome.TryLater.class);
            assertThat(Room.words(outcome)).contains("certificate is not trusted");
        }
    }

    private static LdapConnector open(MemoryDirectory directory, String... settings) {
        Map<String, String> all = directory.reach();
        all.put("accounts.base", MemoryDirectory.PEOPLE);
        all.put("groups.base", MemoryDirectory.GROUPS);
        all.putAll(pairs(settings));
        return (LdapConnector) new LdapConnectorFactory().open(MapSettings.of("test.", all), new ConnectorContext() {});
    }

    private static Map<String, String> pairs(String... settings) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            pairs.put(settings[i], settings[i + 1]);
        }
        return pairs;
    }
}
