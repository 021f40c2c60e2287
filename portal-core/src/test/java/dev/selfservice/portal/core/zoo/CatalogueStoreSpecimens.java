// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores of entitlements and systems with one mistake each; {@link CatalogueSearchSpecimens} has those that search. */
final class CatalogueStoreSpecimens {

    private CatalogueStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(CatalogueSearchSpecimens.all(), keeping(), naming(), changing(), systems())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "sorts the choices of a scope",
                        argument(
                                CatalogueStore.class,
                                "insert",
                                Entitlement.class,
                                each -> Altered.of(each, "scope", each.scope().map(CatalogueStoreSpecimens::sorted)))),
                broken(
                        "returnsSeveralInOneLookUp",
                        "stumbles over an id that stands twice",
                        in(CatalogueStore.class, "findAll", (catalogue, with) -> {
                            Collection<?> ids = with.the(Collection.class);
                            if (new HashSet<>(ids).size() < ids.size()) {
                                throw new IllegalStateException("an id stands twice");
                            }
                            return with.sound();
                        })),
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "parts tags at commas",
                        argument(
                                CatalogueStore.class,
                                "insert",
                                Entitlement.class,
                                each -> Altered.of(
                                        each,
                                        "tags",
                                        each.tags().stream()
                                                .flatMap(tag -> Stream.of(tag.split(",", -1)))
                                                .toList()))));
    }

    private static List<Specimen> naming() {
        return List.of(
                broken("keepsTheNameUniqueInItsSystem", "ignores the case of names", anew(() -> {
                    Set<List<Object>> names = new HashSet<>();
                    return in(CatalogueStore.class, "insert", (catalogue, with) -> {
                        Entitlement each = with.the(Entitlement.class);
                        Object answer = with.sound();
                        if (!names.add(List.of(each.system(), each.name().toLowerCase(Locale.ROOT)))) {
                            throw new ConflictException("duplicate", "there is one already");
                        }
                        return answer;
                    });
                })),
                broken(
                        "letsExactlyOneOfACrowdTakeAName",
                        "is silent when a crowd wants one name",
                        CrowdMistake.silentToEach(CatalogueStore.class, "insert")));
    }

    private static List<Specimen> changing() {
        return List.of(
                broken(
                        "keepsTheNextVersion",
                        "forgets the new owner",
                        argument(
                                CatalogueStore.class,
                                "update",
                                Entitlement.class,
                                each -> Altered.of(each, "owner", Optional.empty()))),
                broken(
                        "refusesAnOldVersionAndWhatIsNotThere",
                        "stores what was not there",
                        in(CatalogueStore.class, "update", (catalogue, with) -> {
                            Entitlement next = with.the(Entitlement.class);
                            if (catalogue.find(next.id()).isPresent()) {
                                return with.sound();
                            }
                            catalogue.insert(next);
                            return true;
                        })),
                broken(
                        "letsExactlyOneOfACrowdChangeAVersion",
                        "says yes to each of a crowd",
                        CrowdMistake.yesToEach(CatalogueStore.class, "update")));
    }

    private static List<Specimen> systems() {
        return List.of(
                broken(
                        "keepsTheTitleOfASystemAndItsChange",
                        "keeps the first title of a system",
                        in(
                                CatalogueStore.class,
                                "putSystem",
                                (catalogue, with) -> catalogue
                                                .findSystem(with.the(SystemRef.class)
                                                        .id())
                                                .isPresent()
                                        ? null
                                        : with.sound())),
                broken(
                        "listsSystemsByTitle",
                        "lists systems backwards",
                        answer(CatalogueStore.class, "systems", (List<SystemRef> systems) -> {
                            List<SystemRef> turned = new ArrayList<>(systems);
                            Collections.reverse(turned);
                            return turned;
                        })));
    }

    private static ScopeRule sorted(ScopeRule rule) {
        return Altered.of(rule, "choices", rule.choices().stream().sorted().toList());
    }

    static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Catalogue.class, clause, mistake, () -> damage);
    }
}
