// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requesttypes;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;

/** A request type as whoever may start it sees it: without its approvers. */
public record RequestTypeSummary(RequestTypeId id, int version, LocalText title, LocalText description) {

    static RequestTypeSummary of(RequestType type) {
        return new RequestTypeSummary(type.id(), type.version(), type.title(), type.description());
    }
}
