// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requests;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.spi.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns wishes into items: only what may be asked for, with a fitting scope, and is not held yet. */
final class Wishes {

    private static final int LONGEST_TITLE = 200;

    private final CatalogueStore catalogue;
    private final AssignmentStore assignments;
    private final Transactions transactions;
    private final Supplier<UUID> ids;

    Wishes(CatalogueStore catalogue, AssignmentStore assignments, Transactions transactions, Supplier<UUID> ids) {
        this.catalogue = catalogue;
        this.assignments = assignments;
        this.transactions = transactions;
        this.ids = ids;
    }

    List<RequestItem> items(RequestWish wish) {
        List<EntitlementId> wanted =
                wish.items().stream().map(ItemWish::entitlement).toList();
        return transactions.read(() -> {
            Map<EntitlementId, Entitlement> known = catalogue.findAll(wanted);
            List<FieldError> errors = new ArrayList<>();
            List<RequestItem> items = new ArrayList<>();
            for (int i = 0; i < wish.items().size(); i++) {
                item(wish.items().get(i), "items[" + i + "]", known, errors).ifPresent(items::add);
            }
            if (!errors.isEmpty()) {
                throw new InvalidException(errors);
            }
            refuseHeld(wish.beneficiary(), items);
            return items;
        });
    }

    /** Returns what a request for the items is called: what they are called, in a row. */
    static String title(List<RequestItem> items) {
        String all = items.stream().map(RequestItem::title).collect(Collectors.joining(", "));
        if (all.length() <= LONGEST_TITLE) {
            return all;
        }
        int end = all.offsetByCodePoints(0, all.codePointCount(0, LONGEST_TITLE - 1));
        return all.substring(0, Character.isHighSurrogate(all.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private Optional<RequestItem> item(
            ItemWish wish, String field, Map<EntitlementId, Entitlement> known, List<FieldError> errors) {
        Entitlement entitlement = known.get(wish.entitlement());
        if (entitlement == null || !entitlement.requestable()) {
            errors.add(new FieldError(field + ".entitlement", "unknown", "this cannot be asked for"));
            return Optional.empty();
        }
        try {
            Optional<Scope> scope = entitlement.scopeOf(field + ".scope", wish.scope());
            String title = entitlement.title()
                    + scope.map(value -> " (" + value.value() + ")").orElse("");
            return Optional.of(RequestItem.asked(
                    new ItemId(ids.get()), title, entitlement.system(), new EntitlementWish(entitlement.id(), scope)));
        } catch (InvalidException refused) {
            errors.addAll(refused.errors());
            return Optional.empty();
        }
    }

    /** One look for all items, however many there are. */
    private void refuseHeld(PersonId beneficiary, List<RequestItem> items) {
        List<EntitlementWish> wishes =
                items.stream().map(item -> (EntitlementWish) item.wish()).toList();
        Set<EntitlementWish> held = assignments.fulfilled(beneficiary, wishes);
        items.stream().filter(item -> held.contains(item.wish())).findFirst().ifPresent(item -> {
            throw new ConflictException(
                    "already-held", item.title() + " is already held", Map.of("item", item.title()));
        });
    }
}
