// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import java.util.Set;

/** Ability: tells what an account holds. */
public interface ReadsAssignments {

    /** One thing that an account holds. */
    record HeldEntitlement(String entitlement, java.util.Optional<dev.selfservice.portal.catalogue.Scope> scope) {}

    /** Returns everything the account holds now. */
    Set<HeldEntitlement> assignments(AccountRef account);
}
