// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One taking over of everything that a source has, in batches: all people, then their managers, all groups, then who is in
 * them, then {@link #finish}.
 *
 * <p>Each batch acts at once and for good; the same may be brought again by a later run without effect, so a run that was
 * broken off is mended by doing it again. Nobody is deactivated and no membership ends before {@link #finish}. What is
 * refused comes back with a reason, and the rest of the batch is taken. Batches have up to 1,000 entries.
 *
 * <p>For one thread. A run remembers, in some 30 bytes each, what it was brought. Every method throws
 * {@link dev.selfservice.portal.ConflictException} with code {@code import-lost} once another run of the source has
 * begun, which happens only when this one has been silent for longer than its lease.
 */
public interface ImportRun extends AutoCloseable {

    /**
     * Puts people in, or changes those whose data differ; returns those refused.
     *
     * <p>Who was deactivated by an earlier run becomes active again; who was disabled by an administrator stays disabled.
     */
    Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch);

    /** Sets the manager of people that the run has brought, or takes it away; returns those refused, who stay as they are. */
    Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch);

    /** Puts groups in by their names, or renames them; returns those refused. */
    Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch);

    /** Puts people and groups into groups that the run has brought; groups may contain each other. Returns those refused. */
    Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch);

    /**
     * Leaves people and groups with their members as they are, although the run cannot bring them, for example because
     * their entry is broken; returns those who are of this source.
     */
    Set<Grantee> keep(Set<Grantee> peopleAndGroups);

    /** Returns what the run did so far. */
    ImportCounts counts();

    /**
     * Deactivates the source's people whom this run did not bring, ends its memberships and removes its groups likewise,
     * all in one transaction, and ends the run.
     *
     * @throws dev.selfservice.portal.ConflictException {@code import-limit}: more people would be deactivated than the
     *     limit allows; nothing was deactivated, and the run may be finished with another limit
     */
    ImportCounts finish(ImportLimit limit);

    /** Gives the source free; without {@link #finish} nobody is deactivated. May be called again. */
    @Override
    void close();
}
