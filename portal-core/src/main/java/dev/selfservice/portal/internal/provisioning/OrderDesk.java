// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.spi.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Places an order for each approved item of a decided request, in the transaction of the decision. */
public final class OrderDesk {

    private static final int MOST_REMEMBERED = 10_000;

    private final OrderStore orders;
    private final CatalogueStore catalogue;
    private final Transactions transactions;
    private final Supplier<UUID> ids;
    private final Consumer<SystemRef> placed;
    private final Cache<EntitlementId, String> names =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /**
     * Creates a desk.
     *
     * @param placed is told, after the commit, which system has something to do
     */
    public OrderDesk(
            OrderStore orders,
            CatalogueStore catalogue,
            Transactions transactions,
            Supplier<UUID> ids,
            Consumer<SystemRef> placed) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.ids = ids;
        this.placed = placed;
    }

    /** Places the orders of a request that was just decided. */
    public void place(Request decided, Instant at) {
        List<RequestItem> approved = decided.items().stream()
                .filter(item -> item.verdict() == Verdict.APPROVED)
                .toList();
        Map<EntitlementId, String> called = namesOf(approved);
        orders.addAll(
                approved.stream().map(item -> order(decided, item, called, at)).toList());
        approved.stream()
                .map(RequestItem::system)
                .distinct()
                .forEach(system -> transactions.afterCommit(() -> placed.accept(system)));
    }

    private static EntitlementId entitlementOf(RequestItem item) {
        return ((EntitlementWish) item.wish()).entitlement();
    }

    private Order order(Request request, RequestItem item, Map<EntitlementId, String> called, Instant at) {
        EntitlementWish wish = (EntitlementWish) item.wish();
        return new Order(
                new OrderId(ids.get()),
                request.id(),
                request.number(),
                item.id(),
                item.system(),
                request.beneficiary(),
                wish.entitlement(),
                Objects.requireNonNull(called.get(wish.entitlement())),
                item.title(),
                wish.scope(),
                OrderState.WAITING,
                0,
                at,
                false,
                Optional.empty(),
                at,
                1);
    }

    /** Names never change, so they are remembered; those that are not are looked up together. */
    private Map<EntitlementId, String> namesOf(List<RequestItem> items) {
        Set<EntitlementId> wanted = items.stream().map(OrderDesk::entitlementOf).collect(Collectors.toSet());
        Map<EntitlementId, String> called = new HashMap<>(names.getAllPresent(wanted));
        List<EntitlementId> unknown =
                wanted.stream().filter(id -> !called.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            catalogue.findAll(unknown).values().forEach(found -> {
                names.put(found.id(), found.name());
                called.put(found.id(), found.name());
            });
        }
        if (!called.keySet().containsAll(wanted)) {
            throw new IllegalStateException("no entitlement for one of " + wanted);
        }
        return called;
    }
}
