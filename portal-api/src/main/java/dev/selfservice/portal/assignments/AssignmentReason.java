// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.assignments;

import dev.selfservice.portal.requests.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * One reason why access is held; access ends when the last reason ends.
 *
 * @param reference what people call it, for example the request's number
 * @param request the request, if that is the reason
 * @param note what the requester said
 */
public record AssignmentReason(
        Kind kind, String reference, Optional<RequestId> request, Optional<String> note, Instant since) {

    /** Where the reason comes from. */
    public enum Kind {
        REQUEST,
        RULE,
        IMPORT
    }
}
