// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events;

import dev.selfservice.portal.Permission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a notice is about; each needs the permission that reading it needs. */
public enum Topic {
    /** A task began or ceased to wait. */
    TASK(Permission.TASKS_READ),

    /** A request moved: filed, decided, withdrawn, or its delivery went on. */
    REQUEST(Permission.REQUESTS_READ),

    /** Access was given to the person, or taken from them; the id is that of the entitlement. */
    ASSIGNMENT(Permission.ASSIGNMENTS_READ),

    /** Notices may have been missed: whatever is shown is to be fetched again. */
    EVERYTHING(null);

    private final Optional<Permission> permission;

    Topic(@Nullable Permission permission) {
        this.permission = Optional.ofNullable(permission);
    }

    /** Returns what an actor must hold to be told; nothing for {@link #EVERYTHING}, which says nothing. */
    public Optional<Permission> permission() {
        return permission;
    }
}
