// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.CountsOrders;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

final class InMemoryOrders implements OrderStore, CountsOrders {

    private final Table<OrderId, Order> orders;
    private final Clock clock;

    InMemoryOrders(InMemoryTransactions transactions, Clock clock) {
        this.orders = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void add(Order order) {
        orders.put(order.id(), order);
    }

    @Override
    public List<Order> claim(SystemId system, int most, Duration lease) {
        Instant now = clock.instant();
        List<Order> due = orders.rows()
                .filter(order -> order.system().id().equals(system))
                .filter(order -> order.state() == OrderState.WAITING || order.state() == OrderState.LEASED)
                .filter(order -> !order.nextAt().isAfter(now))
                .sorted(Comparator.comparing(Order::createdAt)
                        .thenComparing(order -> order.id().toString()))
                .limit(most)
                .map(order -> with(
                        order,
                        OrderState.LEASED,
                        order.attempts() + 1,
                        now.plus(lease),
                        order.pending(),
                        order.lastError()))
                .toList();
        due.forEach(order -> orders.put(order.id(), order));
        return due;
    }

    @Override
    public boolean done(Order lent) {
        return write(lent, OrderState.DONE, lent.nextAt(), false, Optional.empty());
    }

    @Override
    public boolean putBack(Order lent, Duration pause, boolean pending, DeliveryNote why) {
        return write(lent, OrderState.WAITING, clock.instant().plus(pause), pending, Optional.of(why));
    }

    @Override
    public boolean bury(Order lent, DeliveryNote why) {
        return write(lent, OrderState.DEAD, lent.nextAt(), false, Optional.of(why));
    }

    @Override
    public boolean revive(OrderId id, long version) {
        return orders.find(id)
                .filter(order -> order.state() == OrderState.DEAD && order.version() == version)
                .map(order -> {
                    add(with(order, OrderState.WAITING, 0, clock.instant(), false, order.lastError()));
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return orders.find(id);
    }

    @Override
    public Page<Order> list(OrderState state, PageRequest page) {
        return Keyset.page(
                orders.rows().filter(order -> order.state() == state),
                order -> "%020d".formatted(order.createdAt().toEpochMilli()) + order.id(),
                Comparator.reverseOrder(),
                page);
    }

    @Override
    public List<OrderCount> countOpen() {
        Map<SystemId, Map<OrderState, Long>> counts = orders.rows()
                .filter(order -> order.state() != OrderState.DONE)
                .collect(Collectors.groupingBy(
                        order -> order.system().id(), Collectors.groupingBy(Order::state, Collectors.counting())));
        return counts.entrySet().stream()
                .flatMap(system -> system.getValue().entrySet().stream()
                        .map(state -> new OrderCount(system.getKey(), state.getKey(), state.getValue())))
                .toList();
    }

    private boolean write(Order lent, OrderState state, Instant next, boolean pending, Optional<DeliveryNote> why) {
        return orders.replaceIf(
                lent.id(),
                stored -> stored.state() == OrderState.LEASED && stored.version() == lent.version(),
                with(lent, state, lent.attempts(), next, pending, why));
    }

    private static Order with(
            Order order, OrderState state, int attempts, Instant next, boolean pending, Optional<DeliveryNote> error) {
        return new Order(
                order.id(),
                order.request(),
                order.number(),
                order.item(),
                order.system(),
                order.person(),
                order.entitlement(),
                order.name(),
                order.title(),
                order.scope(),
                state,
                attempts,
                next,
                pending,
                error,
                order.createdAt(),
                order.version() + 1);
    }
}
