// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.requests.DeliveryNote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps provisioning orders and lends them to workers. All calls run in the caller's transaction.
 *
 * <p>Leases and pauses are compared with the store's own clock, never with a node's, so that nodes with wrong clocks
 * agree. A lease is fenced by {@link Order#version}, which every claim and every write raises: whoever writes with an
 * older version writes nothing.
 */
public interface OrderStore {

    /** Stores a new order that waits. */
    void add(Order order);

    /** Stores new orders that wait; one after the other unless a store knows better. */
    default void addAll(List<Order> orders) {
        orders.forEach(this::add);
    }

    /**
     * Lends up to {@code most} orders of a system that wait and are due, or whose lease ran out, oldest first; each to
     * one caller only, even among several nodes. The orders come back with their attempts counted up.
     */
    List<Order> claim(SystemId system, int most, Duration lease);

    /** Marks a lent order as done; false if the lease was lost. */
    boolean done(Order lent);

    /**
     * Puts a lent order back.
     *
     * @param pause how long it waits from now
     * @param pending whether the target system has accepted it
     * @return false if the lease was lost
     */
    boolean putBack(Order lent, Duration pause, boolean pending, DeliveryNote why);

    /** Gives a lent order up; false if the lease was lost. */
    boolean bury(Order lent, DeliveryNote why);

    /** Lets an order that was given up wait again, attempts counted anew; false if it is not dead or not of the version. */
    boolean revive(OrderId id, long version);

    /** Returns an order. */
    Optional<Order> find(OrderId id);

    /** Lists orders in a state, newest first. */
    Page<Order> list(OrderState state, PageRequest page);
}
