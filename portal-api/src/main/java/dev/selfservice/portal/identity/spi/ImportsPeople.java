// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import java.time.Duration;

/** Ability: takes over everything that a source has; what other sources brought, or people put in by hand, is not touched. */
public interface ImportsPeople {

    /**
     * Begins a run, unless another one of the source is under way: of two that begin at once, on any node, one is refused.
     *
     * <p>A run that is silent for longer than the lease is taken for dead, by the clock of the store, and the next may
     * begin; should it wake up again, it must not write any more.
     *
     * @throws dev.selfservice.portal.ConflictException {@code import-running}
     */
    ImportRun beginImport(ImportSource source, Duration lease);
}
