// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.CountsOrders;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OrderStore} must do. Extend it and say how to make one.
 *
 * <p>The rules for leases are in {@link OrderLeaseContract}, which runs as a part of this one.
 */
public abstract class OrderStoreContract extends OrderLeaseContract {

    @Nested
    @VerdictItem("keeps orders")
    class Keeping {

        @Test
        void returnsWhatWasStored() {
            Order order = added(Samples.order().make());
            Order plain = added(Samples.order().unscoped().make());

            assertThat(find(order)).contains(order);
            assertThat(find(plain)).contains(plain);
        }

        @Test
        void knowsNoOrderThatWasNotStored() {
            assertThat(read(() -> orders().find(new OrderId(Samples.id())))).isEmpty();
        }

        @Test
        void forgetsAnOrderThatWasRolledBack() {
            Order order = Samples.order().to(system).make();

            rollBack(() -> orders().add(order));

            assertThat(find(order)).isEmpty();
            assertThat(claim(10)).isEmpty();
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.upTo(500)) {
                Order order = added(Samples.order()
                        .to(new SystemRef(system.id(), text))
                        .benefitting(Samples.person(text))
                        .titled(text)
                        .make());
                assertThat(find(order)).contains(order);

                commit(() -> orders().bury(claim(1).get(0), DeliveryNote.saying(DeliveryReason.REFUSED, text, text)));

                assertThat(find(order)).hasValueSatisfying(dead -> {
                    assertThat(dead.lastError()).contains(DeliveryNote.saying(DeliveryReason.REFUSED, text, text));
                    assertThat(dead.title()).isEqualTo(text);
                });
            }
        }
    }

    @Nested
    @VerdictItem("counts what is not done, if it can")
    class Counting {

        @Test
        void countsOpenOrdersBySystemAndState() {
            assumeThat(orders()).isInstanceOf(CountsOrders.class);
            for (int i = 0; i < 4; i++) {
                added(Samples.order().to(system).make());
            }
            commit(() -> orders().bury(claim(1).get(0), DeliveryNote.inWords("refused")));
            commit(() -> orders().done(claim(1).get(0)));
            claim(1);

            assertThat(read(() -> ((CountsOrders) orders()).countOpen()))
                    .filteredOn(count -> count.system().equals(system.id()))
                    .containsExactlyInAnyOrder(
                            new OrderCount(system.id(), OrderState.DEAD, 1),
                            new OrderCount(system.id(), OrderState.LEASED, 1),
                            new OrderCount(system.id(), OrderState.WAITING, 1));
        }
    }

    @Nested
    @VerdictItem("revives dead orders")
    class Reviving {

        private Order buried() {
            added(Samples.order().to(system).make());
            commit(() -> orders().bury(claim(1).get(0), DeliveryNote.inWords("refused")));
            return read(() -> Pages.all(100, page -> orders().list(OrderState.DEAD, page))).stream()
                    .filter(order -> order.system().equals(system))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void waitsAgainWithItsAttemptsCountedAnew() {
            Order dead = buried();
            assertThat(claim(10)).isEmpty();

            assertThat(commit(() -> orders().revive(dead.id(), dead.version()))).isTrue();

            assertThat(find(dead)).hasValueSatisfying(order -> {
                assertThat(order.state()).isEqualTo(OrderState.WAITING);
                assertThat(order.attempts()).isZero();
                assertThat(order.version()).isGreaterThan(dead.version());
            });
            assertThat(claim(10)).singleElement().satisfies(order -> assertThat(order.attempts())
                    .isOne());
        }

        @Test
        void refusesAnOldVersionAndAnOrderThatIsNotDead() {
            Order dead = buried();
            Order waiting = added(Samples.order().make());

            assertThat(commit(() -> orders().revive(dead.id(), dead.version() - 1)))
                    .isFalse();
            assertThat(commit(() -> orders().revive(waiting.id(), waiting.version())))
                    .isFalse();
            assertThat(commit(() -> orders().revive(new OrderId(Samples.id()), 1)))
                    .isFalse();
            assertThat(find(dead)).contains(dead);
        }

        @Test
        void letsExactlyOneOfACrowdRevive() {
            Order dead = buried();

            Crowd.Result<Boolean> result =
                    Crowd.of(CROWD, i -> commit(() -> orders().revive(dead.id(), dead.version())));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
        }

        @Test
        void leavesAWorkerOfThePastBehind() {
            Order first = added(Samples.order().to(system).make());
            Order late = claim(1, BRIEF).get(0);
            moment();
            commit(() -> orders().bury(claim(1).get(0), DeliveryNote.inWords("refused")));
            Order dead = find(first).orElseThrow();
            commit(() -> orders().revive(dead.id(), dead.version()));
            Order present = claim(1).get(0);
            assertThat(present.attempts()).isEqualTo(late.attempts());

            assertThat(commit(() -> orders().done(late))).isFalse();

            assertThat(find(first)).contains(present);
        }
    }

    @Nested
    @VerdictItem("lists orders")
    class Listing {

        /** Later than any other order, so that the first pages show them. */
        private final Instant farAway = Instant.parse("2300-01-01T00:00:00Z").plusMillis(System.nanoTime() / 1_000_000);

        @Test
        void listsTheNewestFirstAndLosesAndRepeatsNone() {
            List<OrderId> expected = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                expected.add(added(Samples.order()
                                .to(system)
                                .placed(farAway.plusMillis(i < 2 ? 0 : 1))
                                .make())
                        .id());
            }

            List<Order> read = read(() -> Pages.all(3, page -> orders().list(OrderState.WAITING, page)));

            assertThat(read).extracting(Order::id).containsAll(expected).doesNotHaveDuplicates();
            assertThat(read).extracting(Order::createdAt).isSortedAccordingTo(Collections.reverseOrder());
        }

        @Test
        void showsEachOrderInItsStateOnly() {
            Order order = added(Samples.order().to(system).make());
            assertThat(states(order)).containsExactly(OrderState.WAITING);
            Order lent = claim(1).get(0);
            assertThat(states(order)).containsExactly(OrderState.LEASED);
            commit(() -> orders().done(lent));
            assertThat(states(order)).containsExactly(OrderState.DONE);
            assertThat(read(() -> Pages.all(100, page -> orders().list(OrderState.DONE, page))))
                    .filteredOn(each -> each.id().equals(order.id()))
                    .containsExactly(find(order).orElseThrow());
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> orders().list(OrderState.DEAD, page)));
        }

        private List<OrderState> states(Order order) {
            List<OrderState> found = new ArrayList<>();
            for (OrderState state : OrderState.values()) {
                Optional<Order> hit = read(() -> Pages.all(100, page -> orders().list(state, page))).stream()
                        .filter(each -> each.id().equals(order.id()))
                        .findFirst();
                hit.ifPresent(each -> found.add(state));
            }
            return found;
        }
    }
}
