// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.testkit.EntitlementSample;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people find in every {@link CatalogueStore}; a part of {@link CatalogueStoreContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class CatalogueSearchContract extends StoreContract {

    final SystemRef system = Samples.system();

    final CatalogueStore catalogue() {
        return stores().catalogue();
    }

    final Entitlement stored(EntitlementSample sample) {
        Entitlement entitlement = sample.of(system).make();
        commit(() -> catalogue().insert(entitlement));
        return entitlement;
    }

    final List<String> search(String text, boolean onlyRequestable) {
        return read(() -> Pages.all(2, page -> catalogue().search(text, onlyRequestable, page))).stream()
                .map(Entitlement::title)
                .toList();
    }

    @Nested
    @VerdictItem("searches the catalogue")
    class Searching {

        private final String word = Samples.word();

        @Test
        void findsWordsInTitleDescriptionAndTagsWhateverTheirCase() {
            stored(Samples.entitlement().titled("A " + word));
            stored(Samples.entitlement().titled("B").described("for " + word.toUpperCase(Locale.ROOT) + "s"));
            stored(Samples.entitlement().titled("C").tagged("x", word));
            stored(Samples.entitlement().titled("D"));

            assertThat(search(word, true)).containsExactly("A " + word, "B", "C");
            assertThat(search(word.toUpperCase(Locale.ROOT), true)).hasSize(3);
        }

        @Test
        void findsWhatHoldsAllWordsWhereverTheyStand() {
            String second = Samples.word();
            stored(Samples.entitlement().titled("Both " + word).tagged(second));
            stored(Samples.entitlement().titled("One " + word));

            assertThat(search(second + "  " + word, true)).containsExactly("Both " + word);
        }

        @Test
        void takesEverySignOfTheTextAsItStands() {
            stored(Samples.entitlement().titled(word + " 100%_a\\b'c"));

            assertThat(search(word + " 0%_A", true)).hasSize(1);
            assertThat(search(word + " \\b'", true)).hasSize(1);
            assertThat(search(word + " 1%0", true)).isEmpty();
            assertThat(search(word + " 100_", true)).isEmpty();
            assertThat(search(word + " ' OR '1'='1", true)).isEmpty();
        }

        @Test
        void hidesWhatNobodyMayAskForWhenToldTo() {
            stored(Samples.entitlement().titled("Open " + word));
            stored(Samples.entitlement().titled("Hidden " + word).hidden());

            assertThat(search(word, true)).containsExactly("Open " + word);
            assertThat(search(word, false)).containsExactly("Hidden " + word, "Open " + word);
        }

        @Test
        void ordersByTitleWhateverItsCaseAndLosesAndRepeatsNone() {
            List<String> expected = new ArrayList<>();
            for (String title : List.of("alpha ", "Beta ", "gamma ", "same ", "same ", "same ", "same ", "Zeta ")) {
                expected.add(stored(Samples.entitlement().titled(title + word)).title());
            }

            assertThat(search(word, true)).containsExactlyElementsOf(expected);
            assertThat(read(() -> Pages.all(3, page -> catalogue().search(word, true, page))))
                    .extracting(Entitlement::id)
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(expected);
        }

        @Test
        void findsEverythingWithoutAWord() {
            Entitlement entitlement = stored(Samples.entitlement());

            assertThat(read(() -> Pages.all(100, page -> catalogue().search("", false, page))))
                    .contains(entitlement);
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> catalogue().search(word, true, page)));
        }
    }

    @Nested
    @VerdictItem("keeps systems")
    class Systems {

        @Test
        void keepsTheTitleOfASystemAndItsChange() {
            commit(() -> catalogue().putSystem(system));
            assertThat(read(() -> catalogue().findSystem(system.id()))).contains(system);
            SystemRef renamed = new SystemRef(system.id(), "A new title");

            commit(() -> catalogue().putSystem(renamed));

            assertThat(read(() -> catalogue().findSystem(system.id()))).contains(renamed);
            assertThat(read(() -> catalogue().findSystem(new SystemId("s-" + Samples.id()))))
                    .isEmpty();
        }

        @Test
        void listsSystemsByTitle() {
            SystemRef last = new SystemRef(new SystemId("s-" + Samples.id()), "Payroll");
            SystemRef first = new SystemRef(new SystemId("s-" + Samples.id()), "Accounts");
            commit(() -> catalogue().putSystem(last));
            commit(() -> catalogue().putSystem(first));

            assertThat(read(() -> catalogue().systems()))
                    .filteredOn(each -> each.equals(first) || each.equals(last))
                    .containsExactly(first, last);
        }
    }
}
