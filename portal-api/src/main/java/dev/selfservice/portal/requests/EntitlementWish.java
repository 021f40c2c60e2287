// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import java.util.Optional;

/** The wish to hold an entitlement, with a scope if the entitlement takes one. */
public record EntitlementWish(EntitlementId entitlement, Optional<Scope> scope) implements Wish {}
