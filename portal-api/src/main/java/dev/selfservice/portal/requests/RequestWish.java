// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody asks for before it is filed; refuses unsound fields all at once.
 *
 * @param reason 1 to 2,000 characters, not blank
 * @param items 1 to 20, none twice
 */
public record RequestWish(RequestTypeId type, PersonId beneficiary, List<ItemWish> items, String reason) {

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_ITEMS = 20;

    /**
     * One item wished for.
     *
     * @param scope the scope value, if the entitlement takes one
     */
    public record ItemWish(EntitlementId entitlement, Optional<String> scope) {}

    public RequestWish {
        items = List.copyOf(items);
        List<FieldError> errors = new ArrayList<>();
        if (reason.isBlank()) {
            errors.add(new FieldError("reason", "required", "say why you ask"));
        } else if (reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("reason", "length", "reason must have at most 2,000 characters"));
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            errors.add(new FieldError("items", "size", "ask for 1 to 20 items"));
        }
        Set<ItemWish> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i))) {
                errors.add(new FieldError("items[" + i + "]", "twice", "the same item stands in the request twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidException(errors);
        }
    }

    /** Returns the wish for one entitlement without a scope, by the request type that every portal has. */
    public static RequestWish of(PersonId beneficiary, EntitlementId entitlement, String reason) {
        ItemWish item = new ItemWish(entitlement, Optional.empty());
        return new RequestWish(new RequestTypeId("role-access"), beneficiary, List.of(item), reason);
    }
}
