// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

import dev.selfservice.portal.PersonRef;
import java.time.Instant;
import java.util.Optional;

/** A person who holds a role, and where that comes from. */
public record RoleHolder(PersonRef person, Source source, Optional<Instant> since) {

    /** Who says that the person holds it. */
    public enum Source {
        PORTAL,
        IDENTITY_STORE
    }
}
