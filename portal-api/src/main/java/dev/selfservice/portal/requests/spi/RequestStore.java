// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Keeps requests with their items. All calls run in the caller's transaction. */
public interface RequestStore {

    /** Returns the next number, for example {@code R-1042}; gaps are allowed, repetitions are not. */
    String nextNumber();

    /**
     * Stores a new request.
     *
     * @throws dev.selfservice.portal.ConflictException {@code already-requested}: an open request asks for the same
     *     entitlement and scope for the same beneficiary; the store decides this race
     */
    void insert(Request request);

    /**
     * Stores what changed between two versions; false if the stored version is not the one of {@code before}.
     *
     * <p>A request that ends, or whose item is decided, no longer stands in the way of the same wish.
     */
    boolean update(Request before, Request after);

    /** Returns a request. */
    Optional<Request> find(RequestId id);

    /** Lists the requests whose requester or beneficiary the person is, newest first. */
    Page<RequestSummary> list(PersonId person, RequestView view, PageRequest page);

    /** Returns those of the entitlements that an open request asks for, for the person. */
    Set<EntitlementId> requested(PersonId beneficiary, Collection<EntitlementId> among);

    /** Tells whether the person decided, or may decide, a task of the request. */
    boolean tookPart(RequestId request, PersonId person, Collection<String> grantees);
}
