// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.jpa.internal.Bytes;
import dev.selfservice.portal.jpa.internal.Notes;
import dev.selfservice.portal.jpa.internal.Scopes;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_request_item}. */
@Entity
@Table(name = "portal_request_item")
@SuppressWarnings("NullAway.Init") // filled by of
class RequestItemEntity {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID request;

    int place;

    @Column(name = "beneficiary_id")
    String beneficiary;

    String title;

    @Column(name = "system_id")
    String system;

    @Column(name = "system_title")
    String systemTitle;

    @Column(name = "entitlement_id")
    UUID entitlement;

    @Nullable
    @Column(name = "scope_type")
    String scopeType;

    @Nullable
    @Column(name = "scope_value")
    String scopeValue;

    String verdict;

    @Nullable
    @Column(name = "item_comment")
    String comment;

    String delivery;

    @Nullable
    @Column(name = "delivery_note")
    String deliveryNote;

    @Nullable
    @Column(name = "delivery_reason")
    String deliveryReason;

    @Nullable
    @Column(name = "delivery_said")
    String deliverySaid;

    @Nullable
    @Column(name = "delivery_attempts")
    Integer deliveryAttempts;

    @Nullable
    @Column(name = "delivered_at")
    Instant deliveredAt;

    @Nullable
    @Column(name = "open_key")
    String openKey;

    RequestItemEntity() {}

    static RequestItemEntity of(Request request, int place) {
        RequestItem item = request.items().get(place);
        EntitlementWish wish = (EntitlementWish) item.wish();
        RequestItemEntity row = new RequestItemEntity();
        row.id = item.id().value();
        row.request = request.id().value();
        row.place = place;
        row.beneficiary = request.beneficiary().id().value();
        row.title = item.title();
        row.system = item.system().id().value();
        row.systemTitle = item.system().title();
        row.entitlement = wish.entitlement().value();
        row.scopeType = wish.scope().map(scope -> scope.type().name()).orElse(null);
        row.scopeValue = wish.scope().map(Scope::value).orElse(null);
        row.verdict = item.verdict().name();
        row.comment = item.comment().orElse(null);
        row.delivery = item.delivery().name();
        row.deliveryNote = item.deliveryNote().map(Notes::text).orElse(null);
        row.deliveryReason =
                item.deliveryNote().map(note -> note.reason().name()).orElse(null);
        row.deliverySaid = item.deliveryNote().flatMap(Notes::said).orElse(null);
        row.deliveryAttempts =
                item.deliveryNote().flatMap(DeliveryNote::attempts).orElse(null);
        row.deliveredAt = item.deliveredAt().orElse(null);
        row.openKey = openKey(request, item, wish);
        return row;
    }

    /** Returns what stands in the way of the same wish: nothing once the request has ended or the item is decided. */
    private static @Nullable String openKey(Request request, RequestItem item, EntitlementWish wish) {
        if (request.state() == RequestState.ENDED || item.verdict() != Verdict.UNDECIDED) {
            return null;
        }
        return Bytes.key(request.beneficiary().id().value(), wish.entitlement().toString(), Scopes.key(wish.scope()));
    }
}
