// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_request}. */
@Entity
@Table(name = "portal_request")
@SuppressWarnings("NullAway.Init") // filled by of
class RequestEntity {
    private static final Set<DeliveryState> UNDER_WAY =
            EnumSet.of(DeliveryState.WAITING, DeliveryState.DELIVERING, DeliveryState.MANUAL);

    @Id
    UUID id;

    @Column(name = "request_no")
    String number;

    String title;

    @Column(name = "type_id")
    String type;

    @Column(name = "type_version")
    int typeVersion;

    @Column(name = "requester_id")
    String requester;

    @Column(name = "requester_name")
    String requesterName;

    @Column(name = "beneficiary_id")
    String beneficiary;

    @Column(name = "beneficiary_name")
    String beneficiaryName;

    String reason;
    String state;

    @Nullable
    String outcome;

    String delivery;
    boolean running;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    String process;
    long version;

    RequestEntity() {}

    static RequestEntity of(Request request) {
        RequestEntity row = new RequestEntity();
        row.id = request.id().value();
        row.number = request.number();
        row.title = request.title();
        row.type = request.type().id().value();
        row.typeVersion = request.type().version();
        row.requester = request.requester().id().value();
        row.requesterName = request.requester().name();
        row.beneficiary = request.beneficiary().id().value();
        row.beneficiaryName = request.beneficiary().name();
        row.reason = request.reason();
        row.state = request.state().name();
        row.outcome = request.outcome().map(Enum::name).orElse(null);
        row.delivery = request.delivery().name();
        row.running = running(request);
        row.submittedAt = request.submittedAt();
        row.endedAt = request.endedAt().orElse(null);
        row.process = request.process();
        row.version = request.version();
        return row;
    }

    /** A request runs while it waits for a decision or for a delivery; one that was given up waits no more. */
    private static boolean running(Request request) {
        return request.state() != RequestState.ENDED
                || request.items().stream().anyMatch(item -> UNDER_WAY.contains(item.delivery()));
    }
}
