// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Connectors to a system that does things later, and that say so in a wrong way. */
final class PendingSpecimens {

    private static final DeliveryOutcome PENDING = new DeliveryOutcome.Pending(Duration.ofMinutes(1));
    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();

    private PendingSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(simplePending(), morePending()).flatMap(List::stream).toList();
    }

    private static List<Specimen> simplePending() {
        return List.of(
                pending(
                        "anOrderIsPendingUntilTheSystemHasDoneIt",
                        "says Applied as soon as it was sent",
                        desk -> new Later(desk) {
                            @Override
                            public DeliveryOutcome checkPending(OrderId order) {
                                return desk.sent.contains(order) ? APPLIED : super.checkPending(order);
                            }
                        }),
                pending(
                        "aPendingOrderThatIsRepeatedActsOnce",
                        "puts a repeated order on the pile again",
                        desk -> new Later(desk) {
                            @Override
                            void pile(OrderId order, AccountRef account, List<AssignmentChange> changes) {
                                desk.pile.add(() -> write(account, changes));
                                desk.sent.add(order);
                            }
                        }));
    }

    private static List<Specimen> morePending() {
        return List.of(
                pending("anotherConnectorCanAskAfterTheOrder", "knows its own orders only", desk -> new Later(desk) {
                    private final Set<OrderId> mine = new HashSet<>();

                    @Override
                    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
                        mine.add(order);
                        return super.change(order, account, changes);
                    }

                    @Override
                    public DeliveryOutcome checkPending(OrderId order) {
                        return mine.contains(order) ? super.checkPending(order) : unknown();
                    }
                }),
                pending(
                        "anOrderThatNobodySentIsNotDone",
                        "takes an unknown order for an old one",
                        desk -> new Later(desk) {
                            @Override
                            DeliveryOutcome unknown() {
                                return APPLIED;
                            }
                        }));
    }

    /** Returns a subject that does it right. */
    static ConnectorSubject sound() {
        return new DeskSubject(Later::new);
    }

    private static Specimen pending(String clause, String mistake, Function<Desk, Later> maker) {
        return Specimen.of(ConnectorInZoo.class, clause, mistake, () -> new DeskSubject(maker));
    }

    /** A system with a pile of orders, when it is told to hold them back. */
    private static final class Desk {
        private final PaperSystem paper;
        private final List<Runnable> pile = new ArrayList<>();
        private final Set<OrderId> sent = new HashSet<>();
        private final Set<OrderId> done = new HashSet<>();
        private boolean holdsBack;

        Desk(PaperSystem paper) {
            this.paper = paper;
        }

        void goOn() {
            pile.forEach(Runnable::run);
            pile.clear();
            done.addAll(sent);
        }
    }

    private static class Later extends PaperConnector implements ChecksPending {
        final Desk desk;

        Later(Desk desk) {
            super(desk.paper);
            this.desk = desk;
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            synchronized (desk) {
                if (!desk.holdsBack) {
                    return super.change(order, account, changes);
                }
                if (desk.done.contains(order)) {
                    return APPLIED;
                }
                pile(order, account, changes);
                return PENDING;
            }
        }

        void pile(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            if (desk.sent.add(order)) {
                desk.pile.add(() -> write(account, changes));
            }
        }

        final void write(AccountRef account, List<AssignmentChange> changes) {
            changes.forEach(change -> system.write(account.name(), PaperSystem.thing(change)));
        }

        @Override
        public DeliveryOutcome checkPending(OrderId order) {
            synchronized (desk) {
                if (desk.done.contains(order)) {
                    return APPLIED;
                }
                return desk.sent.contains(order) ? PENDING : unknown();
            }
        }

        DeliveryOutcome unknown() {
            return new DeliveryOutcome.Refused(List.of("nobody sent this order"));
        }
    }

    private static final class DeskSubject extends PaperSubject {
        private final Desk desk = new Desk(system);
        private final Function<Desk, Later> maker;

        DeskSubject(Function<Desk, Later> maker) {
            super(PaperConnector::new);
            this.maker = maker;
        }

        @Override
        Connector connector() {
            return maker.apply(desk);
        }

        @Override
        public Set<Class<?>> abilities() {
            return Set.of(
                    FindsAccounts.class,
                    ChangesAssignments.class,
                    ReadsAssignments.class,
                    ListsEntitlements.class,
                    ChecksPending.class);
        }

        @Override
        public Runnable holdBack() {
            desk.holdsBack = true;
            return desk::goOn;
        }
    }
}
