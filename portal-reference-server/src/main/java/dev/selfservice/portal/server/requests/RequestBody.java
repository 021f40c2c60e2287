// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requests;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.server.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is sent to ask for access.
 *
 * @param beneficiary for whom; the caller if absent
 */
public record RequestBody(
        Optional<String> type, Optional<String> beneficiary, Optional<List<ItemBody>> items, Optional<String> reason) {

    /** One item asked for. */
    public record ItemBody(Optional<String> entitlement, Optional<String> scope) {}

    private static final RequestTypeId USUAL = new RequestTypeId("role-access");

    /** Returns the wish, or refuses it with {@link InvalidException} naming the fields. */
    RequestWish toWish(PersonId caller) {
        Fields fields = new Fields();
        RequestTypeId wanted = fields.typed("type", type, RequestTypeId::new).orElse(USUAL);
        PersonId person =
                fields.optional("beneficiary", beneficiary, PersonId::new).orElse(caller);
        List<ItemBody> asked = fields.required("items", items, List.of());
        List<ItemWish> wishes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ItemBody item = asked.get(i);
            fields.id("items[" + i + "].entitlement", item.entitlement(), EntitlementId::new)
                    .ifPresent(id -> wishes.add(new ItemWish(id, item.scope())));
        }
        String why = fields.text("reason", reason);
        fields.check();
        return new RequestWish(wanted, person, wishes, why);
    }
}
