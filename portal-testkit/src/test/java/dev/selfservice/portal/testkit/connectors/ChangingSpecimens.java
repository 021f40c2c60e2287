// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static dev.selfservice.portal.testkit.connectors.LookingSpecimens.connector;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Connectors that change what accounts hold in a wrong way. */
final class ChangingSpecimens {

    private ChangingSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(simpleChanging(), moreChanging(), furtherChanging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> simpleChanging() {
        return List.of(
                changes("givesAndTakes", "never takes the last thing", (sound, login, change) -> {
                            if (isGive(change) || sound.system.held(login).size() > 1) {
                                sound.bringAbout(login, change);
                            }
                        })
                        .implies("tellsThePresentState"),
                connector("aRepeatedOrderActsOnce", "acts again when it meets an order again", Repeating::new)
                        .implies("oneOrderThatArrivesManyTimesAtOnceActsOnce"),
                connector("givingWhatIsHeldIsDone", "refuses to give what is held", RefusesTheHeld::new),
                connector("takingWhatIsNotHeldIsDone", "refuses to take what is not held", RefusesTheMissing::new),
                changes("leavesAloneWhatTheOrderDoesNotName", "takes from everybody", (sound, login, change) -> {
                    if (isGive(change)) {
                        sound.bringAbout(login, change);
                    } else {
                        sound.system.eraseEverywhere(PaperSystem.thing(change));
                    }
                }),
                connector("bringsSeveralDifferencesAboutTogether", "stops after two differences", FirstTwo::new),
                connector(
                        "bringsNothingAboutWhenOneDifferenceIsRefused",
                        "does what stands before the refused",
                        HalfWay::new));
    }

    private static List<Specimen> moreChanging() {
        return List.of(
                changes(
                        "theSameEntitlementWithTwoScopesIsTwoThings",
                        "replaces a scope by another",
                        (sound, login, change) -> {
                            if (isGive(change) && change.scope().isPresent()) {
                                scoped(sound, login, change).forEach(one -> sound.system.erase(login, one));
                            }
                            sound.bringAbout(login, change);
                        }),
                changes(
                        "anEntitlementWithoutScopeIsAThingOfItsOwn",
                        "takes all scopes with the plain thing",
                        (sound, login, change) -> {
                            if (!isGive(change) && change.scope().isEmpty()) {
                                scoped(sound, login, change).forEach(one -> sound.system.erase(login, one));
                            }
                            sound.bringAbout(login, change);
                        }),
                connector(
                        "saysInWordsThatAnAccountDoesNotExist",
                        "says Applied though there is no account",
                        system -> new PaperConnector(system) {
                            @Override
                            DeliveryOutcome unknown(AccountRef account) {
                                return new DeliveryOutcome.Applied();
                            }
                        }),
                connector("whatWasGivenOutlivesTheConnector", "takes what it gave when it closes", Forgetting::new));
    }

    private static List<Specimen> furtherChanging() {
        return List.of(
                connector("servesManyAccountsAtOnce", "serves one account at a time", OneAccount::new),
                connector("losesNothingWhenManyChangeOneAccount", "reads and writes without a lock", WritesAll::new),
                connector(
                        "oneOrderThatArrivesManyTimesAtOnceActsOnce",
                        "looks and writes without a lock",
                        AppendsLate::new));
    }

    /** How one difference comes about. */
    private interface Change {
        void bringAbout(PaperConnector sound, String login, AssignmentChange change);
    }

    private static Specimen changes(String clause, String mistake, Change change) {
        return connector(clause, mistake, system -> new PaperConnector(system) {
            private final PaperConnector sound = new PaperConnector(system);

            @Override
            void bringAbout(String login, AssignmentChange one) {
                change.bringAbout(sound, login, one);
            }
        });
    }

    private static boolean isGive(AssignmentChange change) {
        return change.kind() == AssignmentChange.Kind.GIVE;
    }

    private static List<HeldEntitlement> scoped(PaperConnector sound, String login, AssignmentChange change) {
        return sound.system.held(login).stream()
                .filter(one -> one.entitlement().equals(change.entitlement())
                        && one.scope().isPresent())
                .toList();
    }

    private static final class Repeating extends PaperConnector {
        private final Set<OrderId> met = new HashSet<>();

        Repeating(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            synchronized (system) {
                if (met.add(order)) {
                    return super.change(order, account, changes);
                }
                changes.forEach(change -> system.write(account.name(), PaperSystem.thing(change)));
                return new DeliveryOutcome.Applied();
            }
        }
    }

    private static final class RefusesTheHeld extends PaperConnector {
        RefusesTheHeld(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            synchronized (system) {
                boolean held = changes.stream()
                        .anyMatch(change ->
                                isGive(change) && system.held(account.name()).contains(PaperSystem.thing(change)));
                boolean first = system.isNew(order);
                if (held && first) {
                    return new DeliveryOutcome.Refused(List.of("it is held already"));
                }
                return super.change(order, account, changes);
            }
        }
    }

    private static final class RefusesTheMissing extends PaperConnector {
        RefusesTheMissing(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            boolean missing = changes.stream()
                    .anyMatch(change ->
                            !isGive(change) && !system.held(account.name()).contains(PaperSystem.thing(change)));
            return missing
                    ? new DeliveryOutcome.Refused(List.of("it is not held"))
                    : super.change(order, account, changes);
        }
    }

    private static final class FirstTwo extends PaperConnector {
        FirstTwo(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            DeliveryOutcome outcome = outcomeOf(account, changes);
            return outcome instanceof DeliveryOutcome.Applied
                    ? super.change(order, account, changes.subList(0, Math.min(2, changes.size())))
                    : outcome;
        }

        private DeliveryOutcome outcomeOf(AccountRef account, List<AssignmentChange> changes) {
            boolean refused =
                    changes.stream().anyMatch(change -> change.entitlement().equals(PaperSystem.REFUSED));
            return refused ? refuse(account, changes) : new DeliveryOutcome.Applied();
        }
    }

    private static final class HalfWay extends PaperConnector {
        HalfWay(PaperSystem system) {
            super(system);
        }

        @Override
        DeliveryOutcome refuse(AccountRef account, List<AssignmentChange> changes) {
            changes.stream()
                    .takeWhile(change -> !change.entitlement().equals(PaperSystem.REFUSED))
                    .forEach(change -> bringAbout(account.name(), change));
            return super.refuse(account, changes);
        }
    }

    private static final class Forgetting extends PaperConnector {
        private final List<Runnable> undo = new ArrayList<>();

        Forgetting(PaperSystem system) {
            super(system);
        }

        @Override
        void bringAbout(String login, AssignmentChange change) {
            super.bringAbout(login, change);
            undo.add(() -> system.erase(login, PaperSystem.thing(change)));
        }

        @Override
        public void close() {
            undo.forEach(Runnable::run);
        }
    }

    private static final class OneAccount extends PaperConnector {
        private final NarrowPlace place = new NarrowPlace();

        OneAccount(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            place.pass(account);
            return super.change(order, account, changes);
        }
    }

    /** Two connectors, or two threads, read the same and the later one wins. */
    private static final class WritesAll extends PaperConnector {
        WritesAll(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            PaperSystem copy = new PaperSystem(0);
            if (!system.has(account.name())) {
                return unknown(account);
            }
            if (changes.stream().anyMatch(change -> change.entitlement().equals(PaperSystem.REFUSED))) {
                return refuse(account, changes);
            }
            copy.replace(account.name(), system.held(account.name()));
            system.moment(account.name());
            changes.forEach(change -> new PaperConnector(copy).bringAbout(account.name(), change));
            system.replace(account.name(), copy.held(account.name()));
            return new DeliveryOutcome.Applied();
        }
    }

    /** Two threads see that it is not there, and both add it. */
    private static final class AppendsLate extends PaperConnector {
        AppendsLate(PaperSystem system) {
            super(system);
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            boolean plain = changes.size() == 1 && isGive(changes.get(0)) && system.has(account.name());
            if (!plain || changes.get(0).entitlement().equals(PaperSystem.REFUSED)) {
                return super.change(order, account, changes);
            }
            HeldEntitlement one = PaperSystem.thing(changes.get(0));
            if (!system.held(account.name()).contains(one)) {
                system.moment(account.name());
                system.write(account.name(), one);
            }
            return new DeliveryOutcome.Applied();
        }
    }
}
