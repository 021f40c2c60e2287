// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.provisioning.OrderId;

/** Ability: says later what became of an order that was answered with {@link DeliveryOutcome.Pending}. */
public interface ChecksPending {

    /** Returns what became of the order; Pending again if it is still under way. */
    DeliveryOutcome checkPending(OrderId order);
}
