// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.events.Audience;
import dev.selfservice.portal.internal.events.ChangeLog;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.spi.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes down what became of orders: on the order, on the request that people read, and as an assignment.
 *
 * <p>A worker whose lease ran out writes nothing: the order's fence decides in the same transaction.
 */
final class DeliveryLedger {

    private static final int TRIES = 10;

    private final OrderStore orders;
    private final RequestStore requests;
    private final AssignmentStore assignments;
    private final CatalogueStore catalogue;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final ChangeLog changes;
    private final Clock clock;
    private final Supplier<UUID> ids;

    DeliveryLedger(
            OrderStore orders,
            RequestStore requests,
            AssignmentStore assignments,
            CatalogueStore catalogue,
            Transactions transactions,
            AuditTrail trail,
            ChangeLog changes,
            Clock clock,
            Supplier<UUID> ids) {
        this.orders = orders;
        this.requests = requests;
        this.assignments = assignments;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.trail = trail;
        this.changes = changes;
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes orders to work on. */
    List<Order> claim(SystemId system, int most, Duration lease) {
        return transactions.callNew(() -> orders.claim(system, most, lease));
    }

    /** Shows on the request that its delivery has begun. */
    void delivering(Order lent) {
        settle(lent, () -> true, DeliveryState.DELIVERING, Optional.empty());
    }

    void applied(Order lent) {
        settle(
                lent,
                () -> {
                    if (!orders.done(lent)) {
                        return false;
                    }
                    assignments.give(assignment(lent));
                    trail.record(worker(), "deliveries.deliver", "order/" + lent.id(), "DELIVERED", Optional.empty());
                    return true;
                },
                DeliveryState.DELIVERED,
                Optional.empty());
    }

    void refused(Order lent, DeliveryNote why) {
        settle(
                lent,
                () -> {
                    if (!orders.bury(lent, why)) {
                        return false;
                    }
                    trail.record(
                            worker(), "deliveries.deliver", "order/" + lent.id(), "FAILED", Optional.of(why.text()));
                    return true;
                },
                DeliveryState.FAILED,
                Optional.of(why));
    }

    void putBack(Order lent, Duration pause, boolean pending, DeliveryNote why) {
        DeliveryState state = pending ? DeliveryState.DELIVERING : DeliveryState.WAITING;
        settle(lent, () -> orders.putBack(lent, pause, pending, why), state, Optional.of(why));
    }

    /** Shows on the request that an administrator lets its delivery be tried again; part of the caller's transaction. */
    void revived(Order order) {
        changes.tell(Audience.ofDelivery(deliver(order, DeliveryState.WAITING, Optional.empty())));
    }

    /** Writes order and request together; repeats when another item of the same request was written meanwhile. */
    private void settle(Order lent, Supplier<Boolean> fenced, DeliveryState state, Optional<DeliveryNote> note) {
        for (int i = 1; ; i++) {
            try {
                transactions.callNew(() -> {
                    if (fenced.get()) {
                        Request after = deliver(lent, state, note);
                        changes.tell(
                                state == DeliveryState.DELIVERED
                                        ? Audience.ofDelivered(after, lent)
                                        : Audience.ofDelivery(after));
                    }
                    return Boolean.TRUE;
                });
                return;
            } catch (ConflictException moved) {
                if (i == TRIES) {
                    throw moved;
                }
            }
        }
    }

    private Request deliver(Order order, DeliveryState state, Optional<DeliveryNote> note) {
        Request before = requests.find(order.request())
                .orElseThrow(() -> new IllegalStateException("no request " + order.number()));
        Optional<Instant> at = state == DeliveryState.DELIVERED ? Optional.of(clock.instant()) : Optional.empty();
        Request after = before.deliver(order.item(), state, note, at);
        if (!requests.update(before, after)) {
            throw ConflictException.stale("request " + order.number());
        }
        return after;
    }

    private Assignment assignment(Order order) {
        Instant now = clock.instant();
        Risk risk = catalogue.find(order.entitlement()).map(Entitlement::risk).orElse(Risk.MEDIUM);
        AssignmentReason reason = new AssignmentReason(
                AssignmentReason.Kind.REQUEST, order.number(), Optional.of(order.request()), Optional.empty(), now);
        return new Assignment(
                new AssignmentId(ids.get()),
                order.person(),
                order.entitlement(),
                order.title(),
                order.system(),
                order.scope(),
                risk,
                now,
                Optional.empty(),
                List.of(reason));
    }

    private Actor worker() {
        return new Actor(
                new PersonId("system:provisioner"),
                Optional.empty(),
                new Assurance(1, clock.instant()),
                Optional.empty(),
                Optional.empty(),
                Origin.IN_PROCESS,
                true);
    }
}
