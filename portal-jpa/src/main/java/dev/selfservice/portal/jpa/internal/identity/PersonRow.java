// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.PersonId;
import java.time.Instant;
import java.util.Optional;

/** A person to be written to {@code portal_person}. */
public record PersonRow(
        PersonId id,
        String login,
        String name,
        Optional<String> title,
        Optional<String> department,
        Optional<String> email,
        Optional<PersonId> manager,
        Optional<Instant> from,
        Optional<Instant> until) {}
