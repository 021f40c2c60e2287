// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestTypeRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request as answers show it: without what the workflow engine remembers of it. */
public record RequestJson(
        RequestId id,
        String number,
        String title,
        RequestTypeRef type,
        PersonRef requester,
        PersonRef beneficiary,
        String reason,
        RequestState state,
        Optional<Outcome> outcome,
        Instant submittedAt,
        Optional<Instant> endedAt,
        List<RequestItem> items,
        long version) {

    static RequestJson of(Request request) {
        return new RequestJson(
                request.id(),
                request.number(),
                request.title(),
                request.type(),
                request.requester(),
                request.beneficiary(),
                request.reason(),
                request.state(),
                request.outcome(),
                request.submittedAt(),
                request.endedAt(),
                request.items(),
                request.version());
    }
}
