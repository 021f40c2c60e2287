// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;

/** Ability: lists what the system has that can be held, so that a catalogue can be filled from it. */
public interface ListsEntitlements {

    /**
     * One thing that can be held on the system.
     *
     * @param entitlement what the system calls it; what {@link AssignmentChange} takes
     * @param title what people call it
     * @param description what it is for; empty if the system does not say
     */
    record ListedEntitlement(String entitlement, String title, String description) {}

    /**
     * Lists everything that can be held, each thing once, in an order of the system's own.
     *
     * <p>The cursor must hold everything that the next page needs: another connector, on another node, may be asked for
     * it. What was there all the time while the pages were read must be on one of them; a cursor that no page gave out
     * is refused with {@link dev.selfservice.portal.InvalidException} (field {@code after}, rule {@code cursor}). A
     * broken system is an exception, not the end of the list.
     */
    Page<ListedEntitlement> entitlements(PageRequest page);
}
