// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link CatalogueStore} must do. Extend it and say how to make one. */
public abstract class CatalogueStoreContract extends CatalogueSearchContract {

    private Optional<Entitlement> find(Entitlement entitlement) {
        return read(() -> catalogue().find(entitlement.id()));
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
}
