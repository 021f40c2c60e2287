// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.CatalogueStoreSpecimens.broken;
import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Stores of entitlements that search with one mistake. */
final class CatalogueSearchSpecimens {

    private CatalogueSearchSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(words(), hiding(), listing()).flatMap(List::stream).toList();
    }

    private static List<Specimen> words() {
        return List.of(
                broken(
                        "findsWordsInTitleDescriptionAndTagsWhateverTheirCase",
                        "does not look at descriptions",
                        finds((each, words) -> Arrays.stream(words).allMatch(word -> text(each.title(), each.tags())
                                .contains(word)))),
                broken(
                        "findsWhatHoldsAllWordsWhereverTheyStand",
                        "wants the words in the order in which they stand",
                        finds(CatalogueSearchSpecimens::inOrder)),
                broken(
                        "takesEverySignOfTheTextAsItStands",
                        "takes a percent sign for anything between two words",
                        argument(CatalogueStore.class, "search", String.class, text -> text.replace('%', ' '))),
                broken(
                        "findsEverythingWithoutAWord",
                        "finds nothing without a word",
                        finds((each, words) -> !words[0].isEmpty())),
                broken("isFoundByItsNewWordsOnly", "finds what was changed by its old title as well", anew(() -> {
                    Map<String, Entitlement> old = new HashMap<>();
                    return in(CatalogueStore.class, "update", (catalogue, with) -> {
                                catalogue
                                        .find(with.the(Entitlement.class).id())
                                        .ifPresent(each -> old.put(each.title(), each));
                                return with.sound();
                            })
                            .and(in(CatalogueStore.class, "search", (catalogue, with) -> {
                                Entitlement found = old.get(with.the(String.class));
                                return found == null ? with.sound() : Page.whole(List.of(found));
                            }));
                })));
    }

    private static List<Specimen> hiding() {
        return List.of(broken(
                "hidesWhatNobodyMayAskForWhenToldTo",
                "hides only what was hidden by a change",
                in(CatalogueStore.class, "search", (catalogue, with) -> {
                    boolean onlyRequestable = with.the(Boolean.class);
                    Page<Entitlement> all =
                            catalogue.search(with.the(String.class), false, with.the(PageRequest.class));
                    return new Page<>(
                            all.items().stream()
                                    .filter(each -> each.requestable() || each.version() == 1 || !onlyRequestable)
                                    .toList(),
                            all.next());
                })));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "ordersByTitleWhateverItsCaseAndLosesAndRepeatsNone",
                        "loses a row among equal titles",
                        answer(
                                CatalogueStore.class,
                                "search",
                                (Page<Entitlement> page) -> page.next().isPresent() ? distinct(page) : page)),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(CatalogueStore.class, "search")));
    }

    private static Page<Entitlement> distinct(Page<Entitlement> page) {
        Set<String> titles = new HashSet<>();
        return new Page<>(
                page.items().stream().filter(each -> titles.add(each.title())).toList(), page.next());
    }

    /** Leaves out of what is found what does not fit the words, which are in small letters. */
    private static StoreMistake finds(BiPredicate<Entitlement, String[]> fits) {
        return in(CatalogueStore.class, "search", (catalogue, with) -> {
            String[] words = with.the(String.class).toLowerCase(Locale.ROOT).split("\\s+", -1);
            Page<Entitlement> found =
                    catalogue.search(with.the(String.class), with.the(Boolean.class), with.the(PageRequest.class));
            return new Page<>(
                    found.items().stream()
                            .filter(each -> fits.test(each, words))
                            .toList(),
                    found.next());
        });
    }

    private static boolean inOrder(Entitlement each, String[] words) {
        String text = text(each.title() + "\n" + each.description(), each.tags());
        int from = 0;
        for (String word : words) {
            int at = text.indexOf(word, from);
            if (at < 0) {
                return false;
            }
            from = at + word.length();
        }
        return true;
    }

    private static String text(String first, List<String> tags) {
        return (first + "\n" + String.join("\n", tags)).toLowerCase(Locale.ROOT);
    }
}
