// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;

/**
 * What can be asked for, and its care by administrators.
 *
 * <pre>{@code
 * Page<CatalogueEntry> hits = portal.catalogue().search(actor, "auditor", actor.person(), PageRequest.first());
 * }</pre>
 */
public interface Catalogue {

    /**
     * Lists, by title, what may be asked for and whose title, description or tags hold the text.
     *
     * @param text up to 100 characters, case ignored; empty for everything
     * @param beneficiary for whom; another person than the actor needs {@code requests:submit-for-others}
     */
    Page<CatalogueEntry> search(Actor actor, String text, PersonId beneficiary, PageRequest page);

    /** Returns an entitlement. */
    Entitlement require(Actor actor, EntitlementId id);

    /** Lists the whole catalogue by title, also what nobody may ask for; needs {@code catalogue:manage}. */
    Page<Entitlement> listAll(Actor actor, String text, PageRequest page);

    /**
     * Adds an entitlement of a system; needs {@code catalogue:manage}.
     *
     * @param name what the target system calls it: 1 to 255 characters, unique in the system
     */
    Entitlement add(Actor actor, SystemId system, String name, EntitlementDraft draft);

    /**
     * Adds an entitlement at most once per key: a repetition returns the entitlement that the first call added, as it is
     * now.
     *
     * @throws dev.selfservice.portal.InvalidException rule {@code idempotency-mismatch}: the key was used for another
     *     entitlement
     */
    Entitlement add(Actor actor, SystemId system, String name, EntitlementDraft draft, Once once);

    /** Changes an entitlement; needs {@code catalogue:manage}. */
    Entitlement change(Actor actor, EntitlementId id, EntitlementDraft draft, long version);
}
