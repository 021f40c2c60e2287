// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import java.util.Optional;

/**
 * Asks for access and follows what became of it.
 *
 * <pre>{@code
 * Request filed = portal.requests().submit(actor, wish);
 * }</pre>
 */
public interface Requests {

    /** Files a request and starts its process; needs {@code requests:submit}. */
    Request submit(Actor actor, RequestWish wish);

    /**
     * Files a request at most once per key: a repetition returns the request that the first call filed.
     *
     * @throws dev.selfservice.portal.InvalidException rule {@code idempotency-mismatch}: the key was used for another wish
     */
    Request submit(Actor actor, RequestWish wish, Once once);

    /** Returns a request that the actor asked for, benefits from or took part in; else it is not found. */
    RequestDetail require(Actor actor, RequestId id);

    /** Lists the requests that the actor asked for or benefits from. */
    Page<RequestSummary> list(Actor actor, RequestView view, PageRequest page);

    /**
     * Withdraws a request that still waits for a decision; only its requester may.
     *
     * @param reason kept in the audit trail; up to 2,000 characters
     */
    Request withdraw(Actor actor, RequestId id, long version, Optional<String> reason);
}
