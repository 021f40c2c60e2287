// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.Actor;

/**
 * Takes people, groups and memberships over from sources outside.
 *
 * <pre>{@code
 * try (ImportRun run = portal.imports().begin(actor, new ImportSource("hr"))) {
 *     run.people(List.of(ImportedPerson.of("ana", "Ana Lund")));
 *     ImportCounts counts = run.finish(ImportLimit.USUAL);
 * }
 * }</pre>
 */
public interface Imports {

    /**
     * Begins a run; needs {@code people:import}. Beginning and finishing are audited, with the counts.
     *
     * @throws dev.selfservice.portal.ConflictException {@code import-running}: another run of the source is under way,
     *     or was broken off less than half a minute ago; {@code import-not-offered}: the identity store takes nobody over
     */
    ImportRun begin(Actor actor, ImportSource source);
}
