// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.PersonId;
import java.util.Optional;

/** A person as a row of a list of hits. */
public record PersonSummary(PersonId id, String name, Optional<String> title, Optional<String> department) {}
