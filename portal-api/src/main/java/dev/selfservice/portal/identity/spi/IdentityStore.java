// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where people come from.
 *
 * <p>An implementation must be safe for use by several threads and must answer with the present state: the portal does
 * its own caching and calls it outside of transactions. Ids that it does not know are left out of answers. When the
 * store behind it cannot answer, it must throw {@link dev.selfservice.portal.UnavailableException}, never answer as if
 * somebody were unknown. Abilities are further interfaces of this package.
 */
public interface IdentityStore {

    /** Returns those of the people who exist, active or not, in one look-up. */
    Map<PersonId, Person> findAll(Set<PersonId> ids);

    /** Returns the person with the login, active or not; case is ignored. */
    Optional<Person> findByLogin(String login);

    /**
     * Lists active people, by name, then id, whose login, or any word of whose name, begins with the text; case is
     * ignored.
     */
    Page<Person> search(String text, PageRequest page);

    /** Returns what each of the people belongs to, nested groups included. */
    Map<PersonId, Memberships> memberships(Set<PersonId> ids);

    /** Returns the manager of each of the people who has one. */
    Map<PersonId, PersonId> managers(Set<PersonId> ids);
}
