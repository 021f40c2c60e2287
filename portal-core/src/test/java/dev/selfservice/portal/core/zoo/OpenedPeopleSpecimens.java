// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of identity stores with one mistake each, looked at from their settings on. */
@SuppressWarnings("unchecked") // the arguments of the methods that are put wrong
final class OpenedPeopleSpecimens {

    private static final PersonId NOBODY = new PersonId("kit-nobody-9f3");

    private OpenedPeopleSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(opening(), listing(), finding(), strangers(), belonging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> opening() {
        return List.of(
                opens("aStoreOpensWithItsSettings", "refuses the settings that it asks for", (paper, settings) -> {
                            throw new IllegalArgumentException("kit.drawer, kit.tiemout");
                        })
                        .impliesAnything(),
                opens(
                        "anUnknownSettingIsRefusedAndNamed",
                        "reads its settings and leaves the rest",
                        (paper, settings) -> {
                            settings.required("drawer", Function.identity());
                            return paper.store();
                        }),
                opens("aMissingSettingIsRefusedAndNamed", "has a default for what must be said", (paper, settings) -> {
                    settings.optional("drawer", Function.identity());
                    settings.optional("key", Function.identity());
                    settings.rejectUnread();
                    return paper.store();
                }),
                damaged(
                        "noRefusalHoldsASecret",
                        "shows its password in toString",
                        "toString",
                        (sound, with) -> "paper with the key paper-9f3"),
                damaged(
                        "aStoreThatIsThereHasNoTrouble",
                        "says that a store is down which is there",
                        "trouble",
                        (sound, with) -> Optional.of("the drawer sticks")));
    }

    private static List<Specimen> listing() {
        return List.of(
                damaged(
                                "listsSomebody",
                                "lists nobody without a text",
                                "search",
                                (sound, with) -> with[0].equals("") ? Page.whole(List.of()) : searched(sound, with))
                        .implies("answersManyAtOnce"),
                damaged("listsActivePeopleOnlyAndEachOnce", "lists who comes first twice", "search", (sound, with) -> {
                            Page<Person> page = searched(sound, with);
                            List<Person> more = new ArrayList<>(page.items());
                            if (((PageRequest) with[1]).after().isEmpty() && more.size() > 1) {
                                more.set(1, more.get(0));
                            }
                            return new Page<>(more, page.next());
                        })
                        .implies("findsWhomItListsByTheirIds"),
                damaged("goesOnWhereAPageEnded", "loses a row at the end of a page", "search", (sound, with) -> {
                    Page<Person> page = searched(sound, with);
                    return ((PageRequest) with[1]).after().isEmpty()
                            ? page
                            : new Page<>(page.items().subList(1, page.items().size()), page.next());
                }),
                damaged(
                        "findsThoseWhoseLoginIsSearchedFor",
                        "searches names only",
                        "search",
                        (sound, with) -> with[0].equals("")
                                ? searched(sound, with)
                                : kept(searched(sound, with), (String) with[0])));
    }

    private static List<Specimen> finding() {
        return List.of(
                damaged("findsWhomItListsByTheirIds", "forgets departments", "findAll", (sound, with) -> {
                    Map<PersonId, Person> found = new HashMap<>(sound.findAll((Set<PersonId>) with[0]));
                    found.replaceAll((id, person) -> new Person(
                            id,
                            person.login(),
                            person.name(),
                            person.title(),
                            Optional.empty(),
                            person.email(),
                            person.active()));
                    return found;
                }),
                damaged(
                                "findsWhomItListsByTheirLogins",
                                "takes an id for a login",
                                "findByLogin",
                                (sound, with) -> Optional.ofNullable(sound.findAll(Set.of(new PersonId(with[0] + "-")))
                                        .get(NOBODY)))
                        .implies("findsALoginWhateverItsCase", "answersManyAtOnce"),
                damaged(
                        "findsALoginWhateverItsCase",
                        "minds the case of logins",
                        "findByLogin",
                        (sound, with) -> sound.findByLogin((String) with[0])
                                .filter(person -> person.login().equals(with[0]))));
    }

    private static List<Specimen> strangers() {
        return List.of(
                damaged(
                        "knowsNobodyByAPattern",
                        "takes a star for any login",
                        "findByLogin",
                        (sound, with) -> sound.findByLogin(((String) with[0]).replace("*", "dov"))),
                damaged("leavesOutWhomNobodyKnows", "says that a stranger has a manager", "managers", (sound, with) -> {
                    Map<PersonId, PersonId> found = new HashMap<>(sound.managers((Set<PersonId>) with[0]));
                    if (((Set<PersonId>) with[0]).contains(NOBODY)) {
                        found.put(NOBODY, new PersonId("p-bea"));
                    }
                    return found;
                }),
                Specimen.of(
                        OpenedPeopleInZoo.class,
                        "answersManyAtOnce",
                        "gives up when two ask at once",
                        OpenedPeopleSpecimens::crowded));
    }

    private static List<Specimen> belonging() {
        return List.of(
                damaged(
                        "namesManagersWhomItKnows",
                        "names the managers of another place",
                        "managers",
                        (sound, with) -> sound.managers((Set<PersonId>) with[0]).keySet().stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), id -> new PersonId("boss-of-" + id.value())))),
                damaged("namesWhatPeopleBelongTo", "has no names for roles", "names", (sound, with) -> {
                    Map<Grantee, String> names = new HashMap<>(sound.names((Set<Grantee>) with[0]));
                    names.keySet().removeIf(each -> each.kind() == Grantee.Kind.ROLE);
                    return names;
                }),
                damaged(
                        "countsPeopleAmongTheMembersOfWhatTheyBelongTo",
                        "knows no members of roles",
                        "members",
                        (sound, with) -> ((Grantee) with[0]).kind() == Grantee.Kind.ROLE
                                ? Set.of()
                                : sound.members((Grantee) with[0], (int) with[1])));
    }

    private static PaperPeople crowded() {
        NarrowPlace place = new NarrowPlace();
        return new PaperPeople("findByLogin", (sound, with) -> {
            place.pass(new Object());
            return sound.findByLogin((String) with[0]);
        });
    }

    private static Specimen damaged(
            String clause, String mistake, String method, BiFunction<InMemoryIdentityStore, Object[], Object> instead) {
        return Specimen.of(OpenedPeopleInZoo.class, clause, mistake, () -> new PaperPeople(method, instead));
    }

    private static Specimen opens(
            String clause, String mistake, BiFunction<PaperPeople, Settings, IdentityStore> instead) {
        return Specimen.of(OpenedPeopleInZoo.class, clause, mistake, () -> new PaperPeople() {
            @Override
            public IdentityStore open(Settings settings) {
                return instead.apply(this, settings);
            }
        });
    }

    private static Page<Person> searched(IdentityStore sound, Object[] with) {
        return sound.search((String) with[0], (PageRequest) with[1]);
    }

    private static Page<Person> kept(Page<Person> page, String text) {
        return new Page<>(
                page.items().stream()
                        .filter(person -> person.name().startsWith(text))
                        .toList(),
                page.next());
    }
}
