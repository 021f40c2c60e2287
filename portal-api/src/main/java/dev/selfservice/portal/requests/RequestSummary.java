// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.PersonRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as a row of a list.
 *
 * @param delivery the delivery state of the item that needs most attention
 * @param waitsFor who has it now, in words: one name, or the name of a group or role
 */
public record RequestSummary(
        RequestId id,
        String number,
        String title,
        PersonRef requester,
        PersonRef beneficiary,
        RequestState state,
        Optional<Outcome> outcome,
        DeliveryState delivery,
        Instant submittedAt,
        Optional<Instant> endedAt,
        Optional<String> waitsFor,
        Optional<Instant> waitsSince) {}
