// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.testkit.identity.Organisation;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Identity stores with one mistake each. */
@SuppressWarnings("unchecked") // the arguments of the methods that are put wrong
final class PeopleSpecimens {

    private static final int FEW = 50;
    private static final PersonId BEA = new PersonId("p-bea");
    private static final PersonId OTHER_BEA = new PersonId("P-BEA");

    private PeopleSpecimens() {}

    static List<Specimen> all() {
        List<Specimen> all = new ArrayList<>();
        all.addAll(finding());
        all.addAll(searching());
        all.addAll(belonging());
        return all;
    }

    private static List<Specimen> finding() {
        return Stream.of(firstFinding(), moreFinding()).flatMap(List::stream).toList();
    }

    private static List<Specimen> firstFinding() {
        return List.of(
                store(
                        "knowsThoseWhoExistActiveOrNotAndLeavesOutTheRest",
                        "makes people up",
                        "findAll",
                        (sound, with) -> {
                            Map<PersonId, Person> found = found(sound, with);
                            PersonId nobody = new PersonId("p-nobody");
                            if (((Set<PersonId>) with[0]).contains(nobody)) {
                                found.put(nobody, found.values().iterator().next());
                            }
                            return found;
                        }),
                store("tellsIdsApartThatDifferInCaseOnly", "ignores the case of ids", "findAll", (sound, with) -> {
                    Map<PersonId, Person> found = found(sound, with);
                    Optional.ofNullable(found.get(BEA)).ifPresent(bea -> found.replace(OTHER_BEA, bea));
                    return found;
                }),
                store(
                        "answersForNobodyAndForMany",
                        "answers for fifty at most",
                        "findAll",
                        (sound, with) -> found(sound, with).entrySet().stream()
                                .limit(FEW)
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static List<Specimen> moreFinding() {
        return List.of(
                store(
                        "findsALoginWhateverItsCase",
                        "minds the case of logins",
                        "findByLogin",
                        (sound, with) -> sound.findByLogin((String) with[0])
                                .filter(person -> person.login().equals(with[0]))),
                store(
                        "takesALoginForNoPattern",
                        "takes a star for any login",
                        "findByLogin",
                        (sound, with) -> sound.findByLogin(((String) with[0]).replace("*", "dov"))),
                new Specimen(
                        PeopleInZoo.class,
                        "answersManyAtOnce",
                        "gives up when two ask at once",
                        Set.of(),
                        false,
                        PeopleSpecimens::crowded));
    }

    private static List<Specimen> searching() {
        return Stream.of(firstSearching(), moreSearching())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> firstSearching() {
        return List.of(
                store(
                        "findsByTheBeginningOfAnyWordOfTheNameAndOfTheLogin",
                        "looks at the first word only",
                        "search",
                        (sound, with) -> {
                            String text = ((String) with[0]).toLowerCase(Locale.ROOT);
                            return kept(
                                    searched(sound, with),
                                    person -> person.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .startsWith(text)
                                            || person.login()
                                                    .toLowerCase(Locale.ROOT)
                                                    .startsWith(text));
                        }),
                store(
                        "takesNothingForAPattern",
                        "takes a percent sign for any text",
                        "search",
                        (sound, with) -> sound.search(((String) with[0]).replace("%", ""), (PageRequest) with[1])),
                store("leavesInactivePeopleOut", "finds whoever has the login", "search", (sound, with) -> {
                    Page<Person> page = searched(sound, with);
                    List<Person> more = new ArrayList<>(page.items());
                    sound.findByLogin((String) with[0])
                            .filter(person -> !person.active())
                            .ifPresent(more::add);
                    return new Page<>(more, page.next());
                }));
    }

    private static List<Specimen> moreSearching() {
        return List.of(
                store("sortsByNameThenId", "sorts by id", "search", (sound, with) -> {
                            Page<Person> page = searched(sound, with);
                            return new Page<>(
                                    page.items().stream()
                                            .sorted(Comparator.comparing(
                                                    person -> person.id().value()))
                                            .toList(),
                                    page.next());
                        })
                        .implies("pagesWithoutLossAndWithoutRepetition"),
                store(
                        "pagesWithoutLossAndWithoutRepetition",
                        "loses a row at the end of a page",
                        "search",
                        (sound, with) -> {
                            Page<Person> page = searched(sound, with);
                            return page.next().isEmpty()
                                    ? page
                                    : new Page<>(
                                            page.items().subList(1, page.items().size()), page.next());
                        }));
    }

    private static List<Specimen> belonging() {
        return Stream.of(firstBelonging(), moreBelonging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> firstBelonging() {
        return List.of(
                store(
                        "followsGroupsInGroupsAndEndsInACircle",
                        "knows direct groups only",
                        "memberships",
                        (sound, with) -> {
                            Map<PersonId, Memberships> found =
                                    new HashMap<>(sound.memberships((Set<PersonId>) with[0]));
                            found.replaceAll((id, all) -> new Memberships(
                                    all.groups().stream().limit(1).collect(Collectors.toSet()), all.roles()));
                            return found;
                        }),
                store(
                        "leavesOutWhoIsNotKnownAndSaysNothingOfThoseWhoBelongNowhere",
                        "answers for strangers",
                        "memberships",
                        (sound, with) -> {
                            Map<PersonId, Memberships> found =
                                    new HashMap<>(sound.memberships((Set<PersonId>) with[0]));
                            ((Set<PersonId>) with[0]).forEach(id -> found.putIfAbsent(id, Memberships.NONE));
                            return found;
                        }),
                store(
                        "namesTheManagersOfThoseWhoHaveOne",
                        "takes who has no manager for their own",
                        "managers",
                        (sound, with) -> {
                            Map<PersonId, PersonId> found = new HashMap<>(sound.managers((Set<PersonId>) with[0]));
                            ((Set<PersonId>) with[0]).forEach(id -> found.putIfAbsent(id, id));
                            return found;
                        }));
    }

    private static List<Specimen> moreBelonging() {
        return List.of(
                store("namesTheGroupsAndRolesThatExist", "names what does not exist", "names", (sound, with) -> ((Set<
                                        Grantee>)
                                with[0])
                        .stream().collect(Collectors.toMap(Function.identity(), Grantee::id))),
                store(
                        "listsAllRoles",
                        "lists the roles that people hold directly",
                        "roles",
                        (sound, with) -> Map.of(new RoleId("writer"), "writer")),
                store(
                        "tellsTheActiveMembersNestedOnesIncluded",
                        "counts inactive members",
                        "members",
                        (sound, with) -> {
                            Set<PersonId> members = new HashSet<>(sound.members((Grantee) with[0], (int) with[1]));
                            if (((Grantee) with[0]).id().equals("desk")) {
                                members.add(new PersonId("p-eli"));
                            }
                            return members;
                        }),
                store(
                        "keepsToTheBound",
                        "ignores the bound",
                        "members",
                        (sound, with) -> sound.members((Grantee) with[0], Integer.MAX_VALUE)));
    }

    static Function<Organisation, IdentityStore> sound() {
        return PeopleSpecimens::filled;
    }

    private static Function<Organisation, IdentityStore> crowded() {
        NarrowPlace place = new NarrowPlace();
        return organisation -> {
            InMemoryIdentityStore sound = filled(organisation);
            return Damaged.part(IdentityStore.class, sound, "findByLogin", with -> {
                place.pass(new Object());
                return sound.findByLogin((String) with[0]);
            });
        };
    }

    private static Specimen store(
            String clause, String mistake, String method, BiFunction<InMemoryIdentityStore, Object[], Object> instead) {
        Function<Organisation, IdentityStore> broken = organisation -> {
            InMemoryIdentityStore sound = filled(organisation);
            return Damaged.part(IdentityStore.class, sound, method, with -> instead.apply(sound, with));
        };
        return Specimen.of(PeopleInZoo.class, clause, mistake, () -> broken);
    }

    private static Map<PersonId, Person> found(IdentityStore sound, Object[] with) {
        return new HashMap<>(sound.findAll((Set<PersonId>) with[0]));
    }

    private static Page<Person> searched(IdentityStore sound, Object[] with) {
        return sound.search((String) with[0], (PageRequest) with[1]);
    }

    private static Page<Person> kept(Page<Person> page, Predicate<Person> which) {
        return new Page<>(page.items().stream().filter(which).toList(), page.next());
    }

    static InMemoryIdentityStore filled(Organisation organisation) {
        InMemoryIdentityStore store = new InMemoryIdentityStore();
        organisation.people().forEach(store::put);
        organisation.managers().forEach((person, manager) -> store.manager(person.value(), manager.value()));
        for (Organisation.Link link : organisation.links()) {
            String member = link.member().id();
            String of = link.of().id();
            boolean person = link.member().kind() == Grantee.Kind.USER;
            if (link.of().kind() == Grantee.Kind.ROLE) {
                InMemoryIdentityStore put = person ? store.role(member, of) : store.groupRole(member, of);
                assert put == store;
            } else {
                InMemoryIdentityStore put = person ? store.member(member, of) : store.nest(member, of);
                assert put == store;
            }
        }
        return store;
    }
}
