// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.OrderStoreSpecimens.broken;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of orders that lend and take back with one mistake each. */
final class LeaseSpecimens {

    private static final int MANY = 100;

    private LeaseSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(lending(), due(), lendingOnce(), takingBack(), fencing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> lending() {
        return List.of(
                broken(
                        "lendsWhatWaitsOldestFirstUpToTheNumberAskedFor",
                        "hands the newest out first",
                        answer(OrderStore.class, "claim", (List<Order> lent) -> {
                            List<Order> turned = new ArrayList<>(lent);
                            Collections.reverse(turned);
                            return turned;
                        })),
                broken(
                        "countsTheAttemptAndSaysSoInTheStore",
                        "says at the first loan that the order waits",
                        claimed(order ->
                                order.version() == 2 ? Altered.of(order, "state", OrderState.WAITING) : order)),
                broken(
                        "lendsToItsOwnSystemOnly",
                        "lends the orders of others when its own system has none",
                        besides(
                                OrderState.WAITING,
                                (order, system) -> !order.system().id().equals(system))),
                broken(
                        "takesALoanBackWithItsTransaction",
                        "keeps a loan that was rolled back",
                        keepsWhatWasRolledBack(OrderStore.class, "claim")));
    }

    private static List<Specimen> due() {
        return List.of(
                broken(
                        "keepsBackWhatIsNotDueYet",
                        "lends what was never tried though it is not due",
                        besides(
                                OrderState.WAITING,
                                (order, system) ->
                                        order.attempts() == 0 && order.nextAt().isAfter(order.createdAt()))),
                broken(
                        "waitsForThePauseBeforeItLendsAgain",
                        "waits for half of the pause",
                        argument(OrderStore.class, "putBack", Duration.class, pause -> pause.dividedBy(2))),
                broken(
                        "lendsAgainAfterThePauseAndRemembersThatItIsPending",
                        "forgets at the next loan that an order is pending",
                        claimed(order -> Altered.of(order, "pending", false))));
    }

    private static List<Specimen> lendingOnce() {
        return List.of(
                broken(
                        "lendsAgainOnlyWhenTheLeaseHasRunOut",
                        "forgets the lease of the second loan",
                        besides(OrderState.LEASED, (order, system) -> order.attempts() == 2)),
                broken(
                        "lendsEachOrderToOneOfACrowdOnly",
                        "lends to a crowd what another has",
                        besides(OrderState.LEASED, (order, system) -> true).inACrowd()));
    }

    private static List<Specimen> takingBack() {
        return List.of(
                broken(
                        "marksAnOrderAsDoneForGood",
                        "says that it marked what was done before, though not to a crowd",
                        says("done", order -> order.state() == OrderState.DONE).alone()),
                broken(
                        "givesAnOrderUp",
                        "forgets after how many attempts it gave up",
                        argument(
                                OrderStore.class,
                                "bury",
                                DeliveryNote.class,
                                note -> Altered.of(note, "attempts", Optional.empty()))),
                broken(
                        "letsExactlyOneOfACrowdSettleALoan",
                        "tells everybody of a crowd that they marked the order as done",
                        says("done", order -> true).inACrowd()));
    }

    private static List<Specimen> fencing() {
        return List.of(
                broken(
                        "writesNothingForAWorkerWhoseLeaseAnotherHasNow",
                        "buries whatever the version",
                        in(OrderStore.class, "bury", (orders, with) -> orders.find(
                                        with.the(Order.class).id())
                                .map(stored -> orders.bury(stored, with.the(DeliveryNote.class)))
                                .orElse(false))),
                broken(
                        "writesNothingForAnOrderThatWasNeverLent",
                        "says that it buried what waits",
                        says("bury", order -> order.state() == OrderState.WAITING)));
    }

    private static StoreMistake claimed(UnaryOperator<Order> change) {
        return answer(OrderStore.class, "claim", (List<Order> lent) -> lent.stream()
                .map(change)
                .toList());
    }

    /** Says yes when the stored order fulfils a condition. */
    private static StoreMistake says(String method, Predicate<Order> when) {
        return in(OrderStore.class, method, (orders, with) -> {
            boolean before =
                    orders.find(with.the(Order.class).id()).filter(when).isPresent();
            return (boolean) with.sound() || before;
        });
    }

    /** Lends some orders of a state, without writing so, when there is nothing else to lend. */
    private static StoreMistake besides(OrderState state, BiPredicate<Order, SystemId> some) {
        return in(OrderStore.class, "claim", (orders, with) -> {
            SystemId system = with.the(SystemId.class);
            List<?> lent = (List<?>) with.sound();
            return lent.isEmpty()
                    ? orders.list(state, PageRequest.ofSize(MANY)).items().stream()
                            .filter(order -> some.test(order, system))
                            .limit(with.the(Integer.class))
                            .toList()
                    : lent;
        });
    }
}
