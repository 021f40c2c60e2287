// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How every {@link RequestStore} keeps the same wish from being open twice; a part of {@link RequestStoreContract}. */
public abstract class OpenWishContract extends RequestListContract {

    static final Instant LATER = Samples.MONDAY.plusSeconds(60);

    @Nested
    @VerdictItem("keeps the same wish from being open twice")
    class OpenWishes {

        private final PersonRef person = Samples.person();
        private final EntitlementWish wish =
                new EntitlementWish(new EntitlementId(Samples.id()), Optional.of(Samples.country("ES")));

        private Request request() {
            return Samples.request()
                    .benefitting(person)
                    .asking(Samples.wish(), wish)
                    .make();
        }

        private void assertRefused(Request second) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> commit(() -> requests().insert(second)))
                    .satisfies(conflict -> assertThat(conflict.code()).isEqualTo("already-requested"));
            assertThat(read(() -> requests().find(second.id()))).isEmpty();
        }

        @Test
        void refusesTheSameWishForTheSamePerson() {
            commit(() -> requests().insert(request()));

            assertRefused(request());
        }

        @Test
        void refusesTheSameWishWithoutAScope() {
            EntitlementWish plain = Samples.wish();
            commit(() ->
                    requests().insert(Samples.request().by(person).asking(plain).make()));

            assertRefused(Samples.request().by(person).asking(plain).make());
        }

        @Test
        void takesAnotherScopeOrAnotherPerson() {
            EntitlementWish elsewhere = new EntitlementWish(wish.entitlement(), Optional.of(Samples.country("PT")));
            EntitlementWish unscoped = new EntitlementWish(wish.entitlement(), Optional.empty());
            commit(() -> requests().insert(request()));

            commit(() -> requests()
                    .insert(Samples.request().by(person).asking(elsewhere).make()));
            commit(() -> requests()
                    .insert(Samples.request().by(person).asking(unscoped).make()));
            commit(() -> requests().insert(Samples.request().asking(wish).make()));
        }

        @Test
        void takesTheWishAgainAfterTheEnd() {
            Request first = request();
            commit(() -> requests().insert(first));
            commit(() -> requests().update(first, first.withdraw(LATER)));

            Request second = request();
            commit(() -> requests().insert(second));

            assertRefused(request());
        }

        @Test
        void takesTheWishAgainOnceItsItemIsRejected() {
            Request first = request();
            RequestItem rejected = first.items().get(1);
            commit(() -> requests().insert(first));
            commit(() ->
                    requests().update(first, first.advance(Map.of(rejected.id(), Verdict.REJECTED), Map.of(), "")));

            commit(() -> requests().insert(request()));
        }

        @Test
        void letsExactlyOneOfACrowdAsk() {
            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> {
                commit(() -> requests().insert(request()));
                return true;
            });

            assertThat(result.answers()).hasSize(1);
            assertThat(result.failures()).hasSize(CROWD - 1).allSatisfy(failure -> assertThat(failure)
                    .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.code())
                            .isEqualTo("already-requested")));
        }
    }
}
