// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events.spi;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Topic;
import java.util.Set;
import java.util.UUID;

/**
 * Something that changed, and who is to be told.
 *
 * @param id the id of the task, of the request, or of the entitlement of an assignment
 * @param audience never empty, at most {@value #MOST}
 */
public record Change(Topic topic, UUID id, Set<Grantee> audience) {

    /** How many grantees may be told at once; more are spread over several changes. */
    public static final int MOST = 50;

    public Change {
        audience = Set.copyOf(audience);
        if (audience.isEmpty() || audience.size() > MOST) {
            throw new IllegalArgumentException("a change has an audience of 1 to " + MOST + " grantees");
        }
    }
}
