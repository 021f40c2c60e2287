// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A target system in memory of the type {@code memory}: everybody has an account, everything works. */
public final class MemorySystem implements PortalPlugin, ConnectorFactory {

    private final Map<OrderId, List<AssignmentChange>> received = new ConcurrentHashMap<>();

    /** Returns what was ordered so far. */
    public Map<OrderId, List<AssignmentChange>> received() {
        return Map.copyOf(received);
    }

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(this);
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        settings.rejectUnread();
        return new MemoryConnector();
    }

    private final class MemoryConnector implements Connector, FindsAccounts, ChangesAssignments {

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        @Override
        public Optional<AccountRef> findAccount(AccountOwner owner) {
            return Optional.of(new AccountRef(owner.login()));
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            received.put(order, changes);
            return new DeliveryOutcome.Applied();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
