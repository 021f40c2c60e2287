// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RequestStore} must do. Extend it and say how to make one.
 *
 * <p>The rules for lists are in {@link RequestListContract}, which runs as a part of this one.
 */
public abstract class RequestStoreContract extends OpenWishContract {

    private static Request approved(Request open) {
        return open.decide(
                Map.of(open.items().get(0).id(), Verdict.APPROVED),
                Map.of(open.items().get(0).id(), "fine with me"),
                "1:-1:A",
                LATER);
    }

    @Nested
    @VerdictItem("numbers requests")
    class Numbering {

        @Test
        void looksLikeWhatPeopleSay() {
            assertThat(commit(requests()::nextNumber)).matches("R-[1-9][0-9]*");
        }

        @Test
        void neverGivesANumberTwiceToACrowd() {
            Crowd.Result<List<String>> result = Crowd.of(
                    CROWD,
                    i -> commit(
                            () -> List.of(requests().nextNumber(), requests().nextNumber())));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers().stream().flatMap(List::stream))
                    .doesNotHaveDuplicates()
                    .hasSize(2 * CROWD);
        }

        @Test
        void neverGivesANumberAgainAfterARollback() {
            String[] lost = new String[1];
            rollBack(() -> lost[0] = requests().nextNumber());

            assertThat(commit(requests()::nextNumber)).isNotEqualTo(lost[0]);
        }
    }

    @Nested
    @VerdictItem("keeps requests")
    class Keeping {

        @Test
        void returnsWhatWasStored() {
            Request request = Samples.request()
                    .asking(
                            Samples.wish(),
                            new EntitlementWish(new EntitlementId(Samples.id()), Optional.of(Samples.country("ES"))))
                    .make();

            commit(() -> requests().insert(request));

            assertThat(read(() -> requests().find(request.id()))).contains(request);
        }

        @Test
        void knowsNoRequestThatWasNotStored() {
            assertThat(read(() -> requests().find(new RequestId(Samples.id())))).isEmpty();
        }

        @Test
        void forgetsARequestThatWasRolledBack() {
            Request request = Samples.request().make();

            rollBack(() -> requests().insert(request));

            assertThat(read(() -> requests().find(request.id()))).isEmpty();
            commit(() -> requests().insert(request));
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.all()) {
                Request request = Samples.request().because(text).make();
                Request done = request.decide(
                        Map.of(request.items().get(0).id(), Verdict.REJECTED),
                        Map.of(request.items().get(0).id(), text),
                        "1:-1:R",
                        LATER);
                commit(() -> requests().insert(request));
                commit(() -> requests().update(request, done));

                assertThat(read(() -> requests().find(request.id()))).contains(done);
            }
        }

        @Test
        void returnsTitlesAndNamesAsTheyWereWritten() {
            for (String text : AwkwardTexts.upTo(120)) {
                Request request =
                        Samples.request().titled(text).by(Samples.person(text)).make();
                commit(() -> requests().insert(request));

                assertThat(read(() -> requests().find(request.id()))).contains(request);
            }
        }
    }

    @Nested
    @VerdictItem("changes requests")
    class Changing {

        @Test
        void keepsADecisionAndADelivery() {
            Request open = Samples.request().make();
            Request decided = approved(open);
            Request delivered = decided.deliver(
                    open.items().get(0).id(),
                    DeliveryState.DELIVERED,
                    Optional.of(
                            DeliveryNote.saying(DeliveryReason.REFUSED, "Ledger refused: account made", "account made")
                                    .givenUp(3)),
                    Optional.of(LATER));
            commit(() -> requests().insert(open));

            assertThat(commit(() -> requests().update(open, decided))).isTrue();
            assertThat(commit(() -> requests().update(decided, delivered))).isTrue();

            assertThat(read(() -> requests().find(open.id()))).contains(delivered);
        }

        @Test
        void keepsAVerdictOnOneItemOfSeveral() {
            Request open =
                    Samples.request().asking(Samples.wish(), Samples.wish()).make();
            Request advanced = open.advance(Map.of(open.items().get(1).id(), Verdict.REJECTED), Map.of(), "1:1:UR");
            commit(() -> requests().insert(open));

            commit(() -> requests().update(open, advanced));

            assertThat(read(() -> requests().find(open.id()))).contains(advanced);
        }

        @Test
        void refusesAChangeOfAnOldVersion() {
            Request open = Samples.request().make();
            Request withdrawn = open.withdraw(LATER);
            commit(() -> requests().insert(open));
            commit(() -> requests().update(open, withdrawn));

            assertThat(commit(() -> requests().update(open, approved(open)))).isFalse();
            assertThat(read(() -> requests().find(open.id()))).contains(withdrawn);
        }

        @Test
        void refusesAChangeOfARequestThatIsNotThere() {
            Request open = Samples.request().make();

            assertThat(commit(() -> requests().update(open, approved(open)))).isFalse();
            assertThat(read(() -> requests().find(open.id()))).isEmpty();
        }

        @Test
        void letsExactlyOneOfACrowdChangeAVersion() {
            Request open = Samples.request().make();
            commit(() -> requests().insert(open));
            List<Request> wanted = List.of(approved(open), open.withdraw(LATER));

            Crowd.Result<Boolean> result =
                    Crowd.of(CROWD, i -> commit(() -> requests().update(open, wanted.get(i % 2))));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
            Request winner = wanted.get(result.answers().indexOf(true) % 2);
            assertThat(read(() -> requests().find(open.id()))).contains(winner);
        }

        @Test
        void takesAChangeBackWithItsTransaction() {
            Request open = Samples.request().make();
            commit(() -> requests().insert(open));

            rollBack(() -> requests().update(open, approved(open)));

            assertThat(read(() -> requests().find(open.id()))).contains(open);
        }
    }
}
