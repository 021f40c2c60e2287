// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps entitlements and the systems they belong to. All calls run in the caller's transaction. */
public interface CatalogueStore {

    /** Stores a new entitlement; a second one with the same system and name is a conflict {@code duplicate}. */
    void insert(Entitlement entitlement);

    /** Stores the next version; false if the stored version is not the one before. */
    boolean update(Entitlement next);

    /** Returns an entitlement. */
    Optional<Entitlement> find(EntitlementId id);

    /** Returns those of the entitlements that exist, in one look-up. */
    Map<EntitlementId, Entitlement> findAll(Collection<EntitlementId> ids);

    /**
     * Lists by title, case ignored, then id.
     *
     * @param text words each of which title, description or a tag must hold, case ignored; no sign stands for others;
     *     empty for everything
     */
    Page<Entitlement> search(String text, boolean onlyRequestable, PageRequest page);

    /** Stores the title of a system, or changes it. */
    void putSystem(SystemRef system);

    /** Returns a system. */
    Optional<SystemRef> findSystem(SystemId id);

    /** Lists all systems by title. */
    List<SystemRef> systems();
}
