// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning.spi;

import dev.selfservice.portal.provisioning.OrderCount;
import java.util.List;

/** Ability of an {@link OrderStore}: tells how many orders are not done, for those who operate the portal. */
public interface CountsOrders {

    /**
     * Counts the orders that wait, are lent or were given up, by system and state, in one look-up whose cost does not grow
     * with the orders that are done. Systems and states without an order may be left out. In the caller's transaction.
     */
    List<OrderCount> countOpen();
}
