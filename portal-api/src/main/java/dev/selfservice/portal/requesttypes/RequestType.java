// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.RoleId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A published, versioned definition of a process; immutable. Running requests keep the version they began with.
 *
 * @param starters who may start it; empty for nobody
 * @param stages the steps in order, at least one
 */
public record RequestType(
        RequestTypeId id,
        int version,
        LocalText title,
        LocalText description,
        List<Grantee> starters,
        List<Stage> stages) {

    /** The role that every active person holds. */
    public static final RoleId EVERYONE = new RoleId("everyone");

    public RequestType {
        starters = List.copyOf(starters);
        stages = List.copyOf(stages);
        if (version < 1 || stages.isEmpty()) {
            throw new IllegalArgumentException("a request type has a version from 1 and at least one stage");
        }
        Set<String> keys = new HashSet<>();
        stages.forEach(stage -> {
            if (!keys.add(stage.key())) {
                throw new IllegalArgumentException("stage key " + stage.key() + " stands twice");
            }
        });
    }
}
