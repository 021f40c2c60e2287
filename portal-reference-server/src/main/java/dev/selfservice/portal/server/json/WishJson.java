// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Wish;
import java.util.Optional;

/** What an item asks for: the fields of its kind. */
public record WishJson(Optional<EntitlementId> entitlement, Optional<Scope> scope) {

    static WishJson of(Wish wish) {
        EntitlementWish asked = (EntitlementWish) wish;
        return new WishJson(Optional.of(asked.entitlement()), asked.scope());
    }
}
