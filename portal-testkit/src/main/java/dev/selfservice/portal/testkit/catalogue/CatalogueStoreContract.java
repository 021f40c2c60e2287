// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.EntitlementSample;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link CatalogueStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class CatalogueStoreContract extends StoreContract {

    private final SystemRef system = Samples.system();

    private CatalogueStore catalogue() {
        return stores().catalogue();
    }

    private Entitlement stored(EntitlementSample sample) {
        Entitlement entitlement = sample.of(system).make();
        commit(() -> catalogue().insert(entitlement));
        return entitlement;
    }

    private Optional<Entitlement> find(Entitlement entitlement) {
        return read(() -> catalogue().find(entitlement.id()));
    }

    private List<String> search(String text, boolean onlyRequestable) {
        return read(() -> Pages.all(2, page -> catalogue().search(text, onlyRequestable, page))).stream()
                .map(Entitlement::title)
                .toList();
    }

    private static EntitlementDraft draft(String title) {
        return new EntitlementDraft(
                title,
                "changed",
                Entitlement.Kind.GROUP,
                Risk.LOW,
                Optional.of(new ScopeRule(ScopeType.TEXT, "Branch", List.of())),
                Optional.empty(),
                List.of("new", "tags"),
                false);
    }

    @Nested
    @VerdictItem("keeps entitlements")
    class Keeping {

        @Test
        void returnsWhatWasStored() {
            Entitlement plain = stored(Samples.entitlement().unowned().tagged());
            Entitlement scoped = stored(
                    Samples.entitlement().scoped(new ScopeRule(ScopeType.COUNTRY, "Country", List.of("PT", "ES"))));
            Entitlement free = stored(Samples.entitlement().scoped(new ScopeRule(ScopeType.TEXT, "Branch", List.of())));

            assertThat(find(plain)).contains(plain);
            assertThat(find(scoped)).contains(scoped);
            assertThat(find(free)).contains(free);
        }

        @Test
        void returnsSeveralInOneLookUp() {
            Entitlement one = stored(Samples.entitlement());
            Entitlement two = stored(Samples.entitlement());

            assertThat(read(() -> catalogue()
                            .findAll(List.of(one.id(), two.id(), one.id(), new EntitlementId(Samples.id())))))
                    .isEqualTo(Map.of(one.id(), one, two.id(), two));
            assertThat(read(() -> catalogue().findAll(List.of()))).isEmpty();
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.upTo(100)) {
                Entitlement entitlement = stored(Samples.entitlement()
                        .named(text)
                        .titled(text)
                        .described(text)
                        .scoped(new ScopeRule(ScopeType.TEXT, text, List.of()))
                        .tagged("a,b", "c\"d'", "e\\f"));

                assertThat(find(entitlement)).contains(entitlement);
            }
        }

        @Test
        void keepsTheNameUniqueInItsSystem() {
            Entitlement first = stored(Samples.entitlement().named("auditor"));
            Entitlement second =
                    Samples.entitlement().of(system).named("auditor").make();

            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> commit(() -> catalogue().insert(second)))
                    .satisfies(conflict -> assertThat(conflict.code()).isEqualTo("duplicate"));

            assertThat(find(second)).isEmpty();
            stored(Samples.entitlement().named("AUDITOR"));
            commit(() ->
                    catalogue().insert(Samples.entitlement().named(first.name()).make()));
        }

        @Test
        void letsExactlyOneOfACrowdTakeAName() {
            Crowd.Result<Entitlement> result =
                    Crowd.of(CROWD, i -> stored(Samples.entitlement().named("auditor")));

            assertThat(result.answers()).hasSize(1);
            assertThat(result.failures()).allSatisfy(failure -> assertThat(failure)
                    .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.code())
                            .isEqualTo("duplicate")));
        }
    }

    @Nested
    @VerdictItem("changes entitlements")
    class Changing {

        @Test
        void keepsTheNextVersion() {
            Entitlement first = stored(Samples.entitlement());
            GranteeRef owner = GranteeRef.of(Grantee.user(Samples.person().id()), "Bea Ortiz");
            Entitlement next = first.change(draft("Changed"), Optional.of(owner), 1);

            assertThat(commit(() -> catalogue().update(next))).isTrue();

            assertThat(find(first)).contains(next);
        }

        @Test
        void refusesAnOldVersionAndWhatIsNotThere() {
            Entitlement first = stored(Samples.entitlement());
            Entitlement second = first.change(draft("Second"), Optional.empty(), 1);
            commit(() -> catalogue().update(second));

            assertThat(commit(() -> catalogue().update(first.change(draft("Late"), Optional.empty(), 1))))
                    .isFalse();
            Entitlement unknown = Samples.entitlement().of(system).make();
            assertThat(commit(() -> catalogue().update(unknown.change(draft("New"), Optional.empty(), 1))))
                    .isFalse();

            assertThat(find(first)).contains(second);
        }

        @Test
        void isFoundByItsNewWordsOnly() {
            String before = Samples.word();
            String after = Samples.word();
            Entitlement first = stored(Samples.entitlement().titled(before));
            commit(() -> catalogue().update(first.change(draft(after), Optional.empty(), 1)));

            assertThat(search(before, false)).isEmpty();
            assertThat(search(after, false)).containsExactly(after);
            assertThat(search(after, true)).isEmpty();
        }

        @Test
        void letsExactlyOneOfACrowdChangeAVersion() {
            Entitlement first = stored(Samples.entitlement());

            Crowd.Result<Boolean> result = Crowd.of(
                    CROWD, i -> commit(() -> catalogue().update(first.change(draft("By " + i), Optional.empty(), 1))));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
        }
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
