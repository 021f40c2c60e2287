// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.adds;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.CountsOrders;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of orders that keep, count, revive and list with one mistake each. */
final class OrderStoreSpecimens {

    private OrderStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), counting(), reviving(), listing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "makes a scope up where there is none",
                        found(order -> Altered.change(
                                order,
                                "scope",
                                (Optional<Scope> scope) -> scope.or(() -> Optional.of(Samples.country("ES")))))),
                broken(
                        "knowsNoOrderThatWasNotStored",
                        "makes an order up while it has none",
                        in(
                                        OrderStore.class,
                                        "find",
                                        (orders, with) ->
                                                Optional.of(Samples.order().make()))
                                .until(OrderStore.class, "add")),
                broken(
                        "forgetsAnOrderThatWasRolledBack",
                        "keeps an order that was rolled back",
                        keepsWhatWasRolledBack(OrderStore.class, "add")),
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "writes the accents of titles in another form",
                        found(order -> Altered.change(
                                order, "title", (String title) -> Normalizer.normalize(title, Normalizer.Form.NFC)))));
    }

    private static List<Specimen> counting() {
        return List.of(broken(
                "countsOpenOrdersBySystemAndState",
                "counts no lent orders",
                answer(CountsOrders.class, "countOpen", (List<OrderCount> counts) -> counts.stream()
                        .filter(each -> each.state() != OrderState.LEASED)
                        .toList())));
    }

    private static List<Specimen> reviving() {
        return List.of(
                broken(
                        "waitsAgainWithItsAttemptsCountedAnew",
                        "shows an attempt in an order that was revived",
                        found(order -> order.state() == OrderState.WAITING && order.version() > 1
                                ? Altered.of(order, "attempts", Math.max(1, order.attempts()))
                                : order)),
                broken(
                        "refusesAnOldVersionAndAnOrderThatIsNotDead",
                        "revives any version",
                        in(OrderStore.class, "revive", (orders, with) -> orders.find(with.the(OrderId.class))
                                .map(stored -> orders.revive(stored.id(), stored.version()))
                                .orElse(false))),
                broken(
                        "letsExactlyOneOfACrowdRevive",
                        "tells everybody of a crowd that they revived the order",
                        in(OrderStore.class, "revive", (orders, with) -> {
                                    with.sound();
                                    return true;
                                })
                                .inACrowd()),
                broken(
                        "leavesAWorkerOfThePastBehind",
                        "goes by the number of attempts instead of the version",
                        in(OrderStore.class, "done", (orders, with) -> {
                            Order lent = with.the(Order.class);
                            return orders.find(lent.id())
                                    .filter(stored -> stored.attempts() == lent.attempts())
                                    .map(orders::done)
                                    .orElse(false);
                        })));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "listsTheNewestFirstAndLosesAndRepeatsNone",
                        "loses a row at the end of a page",
                        losesAtPageEnds(OrderStore.class, "list")),
                broken(
                        "showsEachOrderInItsStateOnly",
                        "lists lent orders among the waiting as well",
                        adds(OrderStore.class, "list", (orders, with) -> orders.list(
                                                OrderState.LEASED, with.the(PageRequest.class))
                                        .items())
                                .when(with -> with.the(OrderState.class) == OrderState.WAITING)),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(OrderStore.class, "list")));
    }

    private static StoreMistake found(UnaryOperator<Order> change) {
        return answer(OrderStore.class, "find", (Optional<Order> found) -> found.map(change));
    }

    static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Orders.class, clause, mistake, () -> damage);
    }
}
