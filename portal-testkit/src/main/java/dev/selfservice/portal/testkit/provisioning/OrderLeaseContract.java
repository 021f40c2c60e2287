// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How every {@link OrderStore} must lend orders to workers; a part of {@link OrderStoreContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class OrderLeaseContract extends StoreContract {
    private static final DeliveryNote ASLEEP =
            DeliveryNote.of(DeliveryReason.TIMED_OUT, "Ledger did not answer in time");
    private static final DeliveryNote GIVEN_UP =
            DeliveryNote.saying(DeliveryReason.TRY_LATER, "asleep", "asleep").givenUp(3);

    final SystemRef system = Samples.system();

    final OrderStore orders() {
        return stores().orders();
    }

    final Order added(Order order) {
        commit(() -> orders().add(order));
        return order;
    }

    final Optional<Order> find(Order order) {
        return read(() -> orders().find(order.id()));
    }

    final List<Order> claim(int most, Duration lease) {
        return commit(() -> orders().claim(system.id(), most, lease));
    }

    final List<Order> claim(int most) {
        return claim(most, LONG);
    }

    private Order lent() {
        added(Samples.order().to(system).make());
        return claim(1).get(0);
    }

    private static List<OrderId> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    @Nested
    @VerdictItem("lends orders")
    class Lending {

        @Test
        void lendsWhatWaitsOldestFirstUpToTheNumberAskedFor() {
            Order third = added(Samples.order()
                    .to(system)
                    .placed(Samples.MONDAY.plusSeconds(2))
                    .make());
            Order first = added(Samples.order().to(system).make());
            Order second = added(Samples.order()
                    .to(system)
                    .placed(Samples.MONDAY.plusSeconds(1))
                    .make());

            assertThat(ids(claim(2))).containsExactly(first.id(), second.id());
            assertThat(ids(claim(2))).containsExactly(third.id());
            assertThat(claim(2)).isEmpty();
        }

        @Test
        void countsTheAttemptAndSaysSoInTheStore() {
            Order order = added(Samples.order().to(system).make());

            Order lent = claim(1).get(0);

            assertThat(lent.attempts()).isOne();
            assertThat(lent.state()).isEqualTo(OrderState.LEASED);
            assertThat(lent.version()).isGreaterThan(order.version());
            assertThat(find(order)).contains(lent);
        }

        @Test
        void lendsToItsOwnSystemOnly() {
            added(Samples.order().make());

            assertThat(claim(10)).isEmpty();
            assertThat(commit(() -> orders().claim(new SystemId("nobody"), 10, LONG)))
                    .isEmpty();
        }

        @Test
        void keepsBackWhatIsNotDueYet() {
            added(Samples.order()
                    .to(system)
                    .notBefore(clock().instant().plus(LONG))
                    .make());

            assertThat(claim(10)).isEmpty();
        }

        @Test
        void lendsAgainOnlyWhenTheLeaseHasRunOut() {
            Order order = added(Samples.order().to(system).make());
            Order late = claim(1, BRIEF).get(0);
            moment();

            Order again = claim(1).get(0);

            assertThat(again.id()).isEqualTo(order.id());
            assertThat(again.attempts()).isEqualTo(2);
            assertThat(again.version()).isGreaterThan(late.version());
            assertThat(claim(1)).isEmpty();
        }

        @Test
        void takesALoanBackWithItsTransaction() {
            Order order = added(Samples.order().to(system).make());

            rollBack(() -> orders().claim(system.id(), 1, LONG));

            assertThat(find(order)).contains(order);
            assertThat(claim(1)).hasSize(1);
        }

        @Test
        void lendsEachOrderToOneOfACrowdOnly() {
            List<OrderId> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(added(Samples.order().to(system).make()).id());
            }

            Crowd.Result<List<Order>> result = Crowd.of(CROWD, i -> claim(3));
            List<OrderId> lent = new ArrayList<>(result.answers().stream()
                    .flatMap(List::stream)
                    .map(Order::id)
                    .toList());
            lent.addAll(ids(claim(20)));

            assertThat(result.failures()).isEmpty();
            assertThat(lent).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Nested
    @VerdictItem("takes lent orders back")
    class TakingBack {

        @Test
        void marksAnOrderAsDoneForGood() {
            Order lent = lent();

            assertThat(commit(() -> orders().done(lent))).isTrue();

            assertThat(find(lent)).map(Order::state).contains(OrderState.DONE);
            assertThat(commit(() -> orders().done(lent))).isFalse();
            assertThat(claim(1)).isEmpty();
        }

        @Test
        void waitsForThePauseBeforeItLendsAgain() {
            Order lent = lent();

            assertThat(commit(() -> orders().putBack(lent, LONG, true, ASLEEP))).isTrue();

            assertThat(find(lent)).hasValueSatisfying(order -> {
                assertThat(order.state()).isEqualTo(OrderState.WAITING);
                assertThat(order.pending()).isTrue();
                assertThat(order.lastError()).contains(ASLEEP);
                assertThat(order.attempts()).isOne();
                assertThat(order.nextAt()).isAfter(clock().instant().plus(LONG).minusSeconds(60));
            });
            assertThat(claim(1)).isEmpty();
        }

        @Test
        void lendsAgainAfterThePauseAndRemembersThatItIsPending() {
            Order lent = lent();
            commit(() -> orders().putBack(lent, BRIEF, true, ASLEEP));
            moment();

            assertThat(claim(1)).singleElement().satisfies(order -> {
                assertThat(order.attempts()).isEqualTo(2);
                assertThat(order.pending()).isTrue();
            });
        }

        @Test
        void givesAnOrderUp() {
            Order lent = lent();

            assertThat(commit(() -> orders().bury(lent, GIVEN_UP))).isTrue();

            assertThat(find(lent)).hasValueSatisfying(order -> {
                assertThat(order.state()).isEqualTo(OrderState.DEAD);
                assertThat(order.lastError()).contains(GIVEN_UP);
            });
            assertThat(claim(1)).isEmpty();
        }

        @Test
        void writesNothingForAWorkerWhoseLeaseAnotherHasNow() {
            added(Samples.order().to(system).make());
            Order late = claim(1, BRIEF).get(0);
            moment();
            Order present = claim(1).get(0);

            assertThat(commit(() -> orders().done(late))).isFalse();
            assertThat(commit(() -> orders().putBack(late, LONG, false, ASLEEP)))
                    .isFalse();
            assertThat(commit(() -> orders().bury(late, GIVEN_UP))).isFalse();

            assertThat(find(present)).contains(present);
            assertThat(commit(() -> orders().done(present))).isTrue();
        }

        @Test
        void writesNothingForAnOrderThatWasNeverLent() {
            Order waiting = added(Samples.order().to(system).make());

            assertThat(commit(() -> orders().done(waiting))).isFalse();
            assertThat(commit(() -> orders().putBack(waiting, LONG, false, ASLEEP)))
                    .isFalse();
            assertThat(commit(() -> orders().bury(waiting, GIVEN_UP))).isFalse();

            assertThat(find(waiting)).contains(waiting);
        }

        @Test
        void letsExactlyOneOfACrowdSettleALoan() {
            Order lent = lent();

            Crowd.Result<Boolean> result = Crowd.of(
                    CROWD,
                    i -> commit(() -> i % 2 == 0 ? orders().done(lent) : orders().putBack(lent, LONG, false, ASLEEP)));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
            boolean done = result.answers().indexOf(true) % 2 == 0;
            assertThat(find(lent)).map(Order::state).contains(done ? OrderState.DONE : OrderState.WAITING);
        }
    }
}
