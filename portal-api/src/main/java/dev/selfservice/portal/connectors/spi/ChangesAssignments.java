// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.provisioning.OrderId;
import java.util.List;

/** Ability: gives entitlements to accounts and takes them away. */
public interface ChangesAssignments {

    /**
     * Brings the differences about, all or none.
     *
     * <p>Must be idempotent: the portal repeats a call, with the same order id, when it cannot tell whether the first
     * one arrived. Giving what is held, and taking what is not, answers Applied. The same entitlement with another
     * scope, or with none, is another thing. An account that does not exist must be answered in words, by Refused or
     * TryLater. Any exception counts as {@link DeliveryOutcome.TryLater}.
     */
    DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes);
}
