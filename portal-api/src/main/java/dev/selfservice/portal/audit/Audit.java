// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;

/** The trail of what people did; needs {@code audit:read}. */
public interface Audit {

    /** Lists events, newest first. */
    Page<AuditEvent> list(Actor actor, PageRequest page);

    /**
     * Reads the whole trail and names every row that was edited, deleted or moved after it was sealed.
     *
     * <p>The deletion of a row within the second before it is sealed is not found; at most 100 findings are named.
     */
    AuditVerification verify(Actor actor);
}
