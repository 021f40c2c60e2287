// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.selfservice.portal.catalogue.Entitlement;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        decided.items().stream()
                .filter(item -> item.verdict() == Verdict.APPROVED)
                .forEach(item -> {
                    orders.add(order(decided, item, at));
                    transactions.afterCommit(() -> placed.accept(item.system()));
                });
    }

    private Order order(Request request, RequestItem item, Instant at) {
        EntitlementWish wish = (EntitlementWish) item.wish();
        return new Order(
                new OrderId(ids.get()),
                request.id(),
                request.number(),
                item.id(),
                item.system(),
                request.beneficiary(),
                wish.entitlement(),
                nameOf(wish.entitlement()),
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

    /** The name never changes, so it is remembered. */
    private String nameOf(EntitlementId id) {
        String name = names.getIfPresent(id);
        if (name == null) {
            name = catalogue
                    .find(id)
                    .map(Entitlement::name)
                    .orElseThrow(() -> new IllegalStateException("no entitlement " + id));
            names.put(id, name);
        }
        return name;
    }
}
