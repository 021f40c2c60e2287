// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connectors with one mistake each, as tests of the kit; nothing runs them but {@link ConnectorZooTest}. */
final class BrokenConnectors {

    private BrokenConnectors() {}

    static class Sound extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(PaperConnector::new);
        }
    }

    static class NotIdempotent extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                void bringAbout(String login, AssignmentChange change) {
                    if (change.kind() == AssignmentChange.Kind.GIVE) {
                        system.write(login, PaperSystem.thing(change));
                    } else {
                        super.bringAbout(login, change);
                    }
                }
            });
        }
    }

    static class IgnoresScope extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                void bringAbout(String login, AssignmentChange change) {
                    super.bringAbout(
                            login, new AssignmentChange(change.kind(), change.entitlement(), Optional.empty()));
                }
            });
        }
    }

    static class HalfApplies extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                DeliveryOutcome refuse(AccountRef account, List<AssignmentChange> changes) {
                    changes.stream()
                            .takeWhile(change -> !change.entitlement().equals(PaperSystem.REFUSED))
                            .forEach(change -> bringAbout(account.name(), change));
                    return super.refuse(account, changes);
                }
            });
        }
    }

    /** Keeps the orders it has seen in the connector: the repeated order after a restart acts again. */
    static class ForgetsOnReopen extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                private final Set<OrderId> seen = new HashSet<>();

                @Override
                public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
                    synchronized (system) {
                        return seen.add(order) ? super.change(order, account, changes) : new DeliveryOutcome.Applied();
                    }
                }

                @Override
                void bringAbout(String login, AssignmentChange change) {
                    if (change.kind() == AssignmentChange.Kind.GIVE) {
                        system.write(login, PaperSystem.thing(change));
                    } else {
                        super.bringAbout(login, change);
                    }
                }
            });
        }
    }

    /** Writes to a sheet of its own until it is closed, and then throws the sheet away. */
    static class LosesStateOnReopen extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(new PaperSystem(16)));
        }
    }

    static class SwallowsUnknownSettings extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(PaperConnector::new) {
                @Override
                public Connector open(Settings settings, ConnectorContext context) {
                    settings.required("folder", Function.identity());
                    settings.required("password", Function.identity());
                    return new PaperConnector(system);
                }
            };
        }
    }

    static class TellsSecrets extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(PaperConnector::new) {
                @Override
                public Connector open(Settings settings, ConnectorContext context) {
                    settings.required("folder", Function.identity());
                    String password = settings.required("password", Function.identity());
                    settings.rejectUnread();
                    return new PaperConnector(system) {
                        @Override
                        public SystemHealth check() {
                            return new SystemHealth(true, "signed in with " + password);
                        }
                    };
                }
            };
        }
    }

    static class GuessesAccounts extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                public Optional<AccountRef> findAccount(AccountOwner owner) {
                    return Optional.of(new AccountRef("person-1"));
                }

                @Override
                DeliveryOutcome unknown(AccountRef account) {
                    return new DeliveryOutcome.Applied();
                }
            });
        }
    }

    static class ReadsWithoutScope extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                public Set<HeldEntitlement> assignments(AccountRef account) {
                    return super.assignments(account).stream()
                            .map(held -> new HeldEntitlement(held.entitlement(), Optional.empty()))
                            .collect(Collectors.toSet());
                }
            });
        }
    }

    /** Begins at the first page whatever it is asked for. */
    static class ForgetsWhereItWas extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new PaperConnector(system) {
                @Override
                public Page<ListedEntitlement> entitlements(PageRequest page) {
                    return super.entitlements(PageRequest.ofSize(page.size()));
                }
            });
        }
    }

    /** Has the methods of an ability without claiming it. */
    static class HalfAnAbility extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new HalfConnector()) {
                @Override
                public Set<Class<?>> abilities() {
                    return Set.of();
                }
            };
        }
    }

    /** Claims more than it implements. */
    static class ClaimsTooMuch extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new PaperSubject(system -> new HalfConnector()) {
                @Override
                public Set<Class<?>> abilities() {
                    return Set.of(ChangesAssignments.class);
                }
            };
        }
    }

    /** Public methods of an ability on a class that forgot to say so. */
    static final class HalfConnector implements Connector {

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            return new DeliveryOutcome.Applied();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
