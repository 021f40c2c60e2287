// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.PersonId;
import java.util.Optional;

/** The person whose account is meant, with what target systems usually match by. */
public record AccountOwner(PersonId person, String login, Optional<String> email) {}
