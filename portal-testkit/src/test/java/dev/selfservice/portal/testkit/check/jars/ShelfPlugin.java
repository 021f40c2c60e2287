// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A plug-in of one class: connectors to shelves in memory, one shelf per name. */
public class ShelfPlugin implements PortalPlugin {

    private static final Map<String, Map<String, Set<ReadsAssignments.HeldEntitlement>>> SHELVES =
            new ConcurrentHashMap<>();

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(new ConnectorFactory() {
            @Override
            public String type() {
                return "shelf";
            }

            @Override
            public Connector open(Settings settings, ConnectorContext context) {
                String name = settings.required("name", Function.identity());
                settings.rejectUnread();
                return new Shelf(SHELVES.computeIfAbsent(name, key -> new ConcurrentHashMap<>()));
            }
        });
    }

    /** Takes something from an account. */
    protected void take(
            Map<String, Set<ReadsAssignments.HeldEntitlement>> shelf,
            String login,
            ReadsAssignments.HeldEntitlement one) {
        shelf.computeIfAbsent(login, key -> new HashSet<>()).remove(one);
    }

    private final class Shelf implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments {
        private final Map<String, Set<HeldEntitlement>> shelf;

        Shelf(Map<String, Set<HeldEntitlement>> shelf) {
            this.shelf = shelf;
        }

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        @Override
        public Optional<AccountRef> findAccount(AccountOwner owner) {
            return has(owner.login()) ? Optional.of(new AccountRef(owner.login())) : Optional.empty();
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            synchronized (shelf) {
                if (!has(account.name())) {
                    return new DeliveryOutcome.Refused(List.of("there is no shelf for " + account.name()));
                }
                if (changes.stream().anyMatch(each -> each.entitlement().equals("heavy"))) {
                    return new DeliveryOutcome.Refused(List.of("too heavy for a shelf"));
                }
                changes.forEach(each -> bringAbout(account.name(), each));
                return new DeliveryOutcome.Applied();
            }
        }

        private void bringAbout(String login, AssignmentChange change) {
            HeldEntitlement one = new HeldEntitlement(change.entitlement(), change.scope());
            if (change.kind() == AssignmentChange.Kind.GIVE) {
                shelf.computeIfAbsent(login, key -> new HashSet<>()).add(one);
            } else {
                take(shelf, login, one);
            }
        }

        @Override
        public Set<HeldEntitlement> assignments(AccountRef account) {
            synchronized (shelf) {
                return Set.copyOf(shelf.getOrDefault(account.name(), Set.of()));
            }
        }

        @Override
        public void close() {
            // A shelf stays.
        }

        private boolean has(String login) {
            return login.startsWith("reader-");
        }
    }
}
