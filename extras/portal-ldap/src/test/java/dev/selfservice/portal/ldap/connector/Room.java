// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.AssignmentChange.Kind;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.Meddler;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.MapSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A directory that can be meddled with, and connectors to it. */
final class Room implements AutoCloseable {

    static final AccountRef ROSA = new AccountRef("person-1");

    final Meddler meddler = new Meddler();
    final MemoryDirectory directory = MemoryDirectory.plain(meddler);
    final LdapSubject subject = new LdapSubject(directory, GroupKind.GROUP_OF_NAMES, EntitlementName.CN);
    private final List<LdapConnector> open = new ArrayList<>();

    LdapConnector open() {
        return open(Map.of());
    }

    /** Opens a connector with some settings that are other than usual; an empty value leaves one out. */
    LdapConnector open(Map<String, String> other) {
        Map<String, String> settings = subject.settings();
        settings.putAll(other);
        settings.values().removeIf(String::isEmpty);
        LdapConnector connector = (LdapConnector)
                new LdapConnectorFactory().open(MapSettings.of("test.", settings), new ConnectorContext() {});
        open.add(connector);
        return connector;
    }

    static DeliveryOutcome give(LdapConnector connector, String... entitlements) {
        return change(connector, Kind.GIVE, entitlements);
    }

    static DeliveryOutcome take(LdapConnector connector, String... entitlements) {
        return change(connector, Kind.TAKE, entitlements);
    }

    private static DeliveryOutcome change(LdapConnector connector, Kind kind, String... entitlements) {
        List<AssignmentChange> changes = Stream.of(entitlements)
                .map(each -> new AssignmentChange(kind, each, Optional.empty()))
                .toList();
        return connector.change(new OrderId(new UUID(0, 1)), ROSA, changes);
    }

    static String words(DeliveryOutcome outcome) {
        return outcome.match(
                applied -> "", pending -> "", refused -> String.join("; ", refused.rules()), later -> later.why());
    }

    List<String> held() {
        return subject.held(ROSA).stream().map(each -> each.entitlement()).toList();
    }

    @Override
    public void close() {
        open.forEach(LdapConnector::close);
        directory.close();
    }
}
