// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connectors that read their settings, find accounts or tell what is held in a wrong way. */
final class LookingSpecimens {

    private static final int FEW = 25;

    private LookingSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(simpleLooking(), moreLooking(), furtherLooking(), lastLooking())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> simpleLooking() {
        return List.of(
                factory("aConnectorOpensWithItsSettings", "refuses the settings that it asks for", (settings, open) -> {
                            throw new IllegalArgumentException("kit.folder is not to my taste");
                        })
                        .impliesAnything(),
                factory(
                        "anUnknownSettingIsRefusedAndNamed",
                        "reads its settings and leaves the rest",
                        (settings, open) -> {
                            settings.required("folder", Function.identity());
                            settings.required("password", Function.identity());
                            return open.connector();
                        }),
                factory("aMissingSettingIsRefusedAndNamed", "has a default for what must be said", (settings, open) -> {
                    settings.optional("folder", Function.identity());
                    settings.required("password", Function.identity());
                    settings.rejectUnread();
                    return open.connector();
                }),
                factory("noRefusalHoldsASecret", "shows its password in toString", LookingSpecimens::talkative));
    }

    private static List<Specimen> moreLooking() {
        return List.of(
                connector(
                        "aSystemThatIsThereIsReachable",
                        "says that a system is down which is there",
                        system -> new PaperConnector(system) {
                            @Override
                            public SystemHealth check() {
                                return SystemHealth.down("nobody knows");
                            }
                        }),
                new Specimen(
                        ConnectorInZoo.class,
                        "theTypeIsNotAReservedOne",
                        "takes a reserved type",
                        Set.of(),
                        false,
                        () -> new PaperSubject(PaperConnector::new) {
                            @Override
                            public String type() {
                                return "portal-paper";
                            }
                        }),
                claims(
                        "theAbilitiesAreExactlyTheClaimedOnes",
                        "implements more than it claims",
                        PaperConnector::new,
                        FindsAccounts.class,
                        ChangesAssignments.class));
    }

    private static List<Specimen> furtherLooking() {
        return List.of(
                claims(
                        "anAbilityThatIsNotClaimedIsNotHalfThere",
                        "has the methods of an ability and forgot to say so",
                        system -> new HalfConnector()),
                finds(
                                "findsTheAccountOfAPerson",
                                "finds nobody who comes first",
                                (sound, owner) ->
                                        owner.login().equals("person-1") ? Optional.empty() : sound.findAccount(owner))
                        .implies("answersManyAtOnce"),
                finds("tellsPeopleApart", "takes the second for the first", (sound, owner) -> sound.findAccount(owner)
                                .map(found -> found.name().equals("person-2") ? new AccountRef("person-1") : found))
                        .implies("answersManyAtOnce"),
                finds(
                        "findsNoAccountForAStranger",
                        "makes an account up",
                        (sound, owner) -> owner.login().equals("kit-stranger")
                                ? Optional.of(new AccountRef("kit-stranger"))
                                : sound.findAccount(owner)),
                finds(
                        "neverTakesAStrangeLoginForSomebodyElses",
                        "takes a login for a pattern",
                        (sound, owner) -> owner.login().equals("*")
                                ? Optional.of(new AccountRef("person-1"))
                                : sound.findAccount(owner)),
                crowded());
    }

    private static List<Specimen> lastLooking() {
        return List.of(
                reads(
                                "aNewAccountHoldsNothing",
                                "adds what everybody has to an empty account",
                                held -> held.isEmpty() ? Set.of(held("everybody")) : held)
                        .implies("tellsThePresentState"),
                reads("tellsWhatTheSystemHolds", "reads the first page only", held -> held.stream()
                        .limit(FEW)
                        .collect(Collectors.toSet())),
                reads("tellsScopesApart", "leaves scopes out", held -> held.stream()
                        .map(one -> held(one.entitlement()))
                        .collect(Collectors.toSet())),
                connector("tellsThePresentState", "remembers what it read", Remembering::new));
    }

    /** What a factory does with its settings. */
    private interface Opening {
        Connector open(Settings settings, PaperSubject subject);
    }

    /** What a connector makes of a look-up. */
    private interface Finding {
        Optional<AccountRef> find(FindsAccounts sound, AccountOwner owner);
    }

    private static Connector talkative(Settings settings, PaperSubject subject) {
        settings.required("folder", Function.identity());
        String password = settings.required("password", Function.identity());
        settings.rejectUnread();
        return new PaperConnector(subject.system) {
            @Override
            public String toString() {
                return "signed in with " + password;
            }
        };
    }

    private static Specimen factory(String clause, String mistake, Opening opening) {
        return Specimen.of(ConnectorInZoo.class, clause, mistake, () -> new PaperSubject(PaperConnector::new) {
            @Override
            public Connector open(Settings settings, ConnectorContext context) {
                return opening.open(settings, this);
            }
        });
    }

    static Specimen connector(String clause, String mistake, Function<PaperSystem, Connector> maker) {
        return Specimen.of(ConnectorInZoo.class, clause, mistake, () -> new PaperSubject(maker));
    }

    private static Specimen claims(
            String clause, String mistake, Function<PaperSystem, Connector> maker, Class<?>... claimed) {
        return Specimen.of(ConnectorInZoo.class, clause, mistake, () -> new PaperSubject(maker) {
            @Override
            public Set<Class<?>> abilities() {
                return Set.of(claimed);
            }
        });
    }

    private static Specimen finds(String clause, String mistake, Finding finding) {
        return connector(clause, mistake, system -> new PaperConnector(system) {
            @Override
            public Optional<AccountRef> findAccount(AccountOwner owner) {
                return finding.find(super::findAccount, owner);
            }
        });
    }

    private static Specimen crowded() {
        return connector("answersManyAtOnce", "gives up when two ask at once", system -> new PaperConnector(system) {
            private final NarrowPlace place = new NarrowPlace();

            @Override
            public Optional<AccountRef> findAccount(AccountOwner owner) {
                place.pass(new Object());
                return super.findAccount(owner);
            }
        });
    }

    private static Specimen reads(
            String clause, String mistake, Function<Set<HeldEntitlement>, Set<HeldEntitlement>> reading) {
        return connector(clause, mistake, system -> new PaperConnector(system) {
            @Override
            public Set<HeldEntitlement> assignments(AccountRef account) {
                return reading.apply(super.assignments(account));
            }
        });
    }

    private static HeldEntitlement held(String entitlement) {
        return new HeldEntitlement(entitlement, Optional.empty());
    }

    /** Reads each account once. */
    private static final class Remembering extends PaperConnector {
        private final Map<AccountRef, Set<HeldEntitlement>> read = new HashMap<>();

        Remembering(PaperSystem system) {
            super(system);
        }

        @Override
        public Set<HeldEntitlement> assignments(AccountRef account) {
            return read.computeIfAbsent(account, super::assignments);
        }
    }

    /** Public methods of an ability on a class that forgot to say so. */
    static final class HalfConnector implements Connector {

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        public Set<HeldEntitlement> assignments(AccountRef account) {
            return Set.of();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
