// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.TellsHealth;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.internal.requesttypes.Definitions;
import dev.selfservice.portal.provisioning.Deliveries.SystemStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the parts of a portal are. */
final class Condition {

    /** How old what is said of the identity store may be, so that those who look often do not keep it busy. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final PortalParts parts;
    private final Definitions definitions;
    private final Supplier<String> trouble;

    Condition(PortalParts parts, Definitions definitions) {
        this.parts = parts;
        this.definitions = definitions;
        this.trouble = Suppliers.memoizeWithExpiration(() -> trouble(parts.identity()), LOOK);
    }

    /** Asks the database, and tells of systems what was last seen. */
    List<PartHealth> parts() {
        List<PartHealth> health = new ArrayList<>();
        health.add(database());
        Optional<String> sealed = parts.keys().sealed();
        health.add(new PartHealth("keys", sealed.isEmpty(), true, sealed.orElse("")));
        if (parts.identity() instanceof TellsHealth) {
            String sentence = trouble.get();
            // Needed like the database: whether somebody is active is asked at each command.
            health.add(new PartHealth("identity", sentence.isEmpty(), true, sentence));
        }
        for (ConnectedSystem system : parts.systems()) {
            SystemStatus status = system.status();
            boolean up = status.state() == SystemStatus.State.UP || status.state() == SystemStatus.State.UNKNOWN;
            health.add(new PartHealth(
                    "system:" + system.ref().id(), up, false, status.detail().orElse("")));
        }
        return health;
    }

    private static String trouble(IdentityStore identity) {
        return identity instanceof TellsHealth store ? store.trouble().orElse("") : "";
    }

    private PartHealth database() {
        try {
            definitions.newest();
            return new PartHealth("database", true, true, "");
        } catch (RuntimeException e) {
            return new PartHealth("database", false, true, "the database does not answer");
        }
    }
}
