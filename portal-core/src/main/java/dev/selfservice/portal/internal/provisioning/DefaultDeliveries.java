// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Shows orders to administrators and lets given-up ones be tried again. */
public final class DefaultDeliveries implements Deliveries {

    private static final CommandRule MANAGE = CommandRule.of(Permission.DELIVERIES_MANAGE);
    private static final CommandRule SYSTEMS = CommandRule.of(Permission.SYSTEMS_READ);

    private final RequestParts parts;
    private final OrderStore orders;
    private final Provisioner provisioner;
    private final Collection<ConnectedSystem> systems;

    public DefaultDeliveries(
            RequestParts parts, OrderStore orders, Provisioner provisioner, Collection<ConnectedSystem> systems) {
        this.parts = parts;
        this.orders = orders;
        this.provisioner = provisioner;
        this.systems = List.copyOf(systems);
    }

    @Override
    public Page<Order> list(Actor actor, OrderState state, PageRequest page) {
        parts.guard().check(actor, MANAGE);
        return parts.transactions().read(() -> orders.list(state, page));
    }

    @Override
    public Order retry(Actor actor, OrderId id, long version) {
        parts.guard().check(actor, MANAGE);
        Order order = parts.transactions().read(() -> require(id));
        if (order.state() != OrderState.DEAD) {
            throw new ConflictException("not-dead", "order of " + order.number() + " is " + order.state());
        }
        return parts.transactions().call(() -> {
            if (!orders.revive(id, version)) {
                throw ConflictException.stale("order of " + order.number());
            }
            provisioner.ledger().revived(order);
            parts.trail().record(actor, "deliveries.retry", "order/" + id, "WAITING", Optional.empty());
            SystemRef system = order.system();
            parts.transactions().afterCommit(() -> provisioner.poll(system));
            return require(id);
        });
    }

    @Override
    public List<SystemStatus> systems(Actor actor) {
        parts.guard().check(actor, SYSTEMS);
        return systems.stream().map(ConnectedSystem::status).toList();
    }

    private Order require(OrderId id) {
        return orders.find(id).orElseThrow(() -> new NotFoundException("order " + id));
    }
}
