// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.permissions;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.spi.Transactions;
import java.time.Instant;
import java.util.Optional;

/**
 * What a portal grants when it starts: the ordinary permissions on an empty database, every permission to the
 * administrator role, and that role to the first administrator. Each grant is audited.
 */
public record FirstGrants(
        PortalConfig config, PermissionStore store, Directory directory, Transactions transactions, AuditTrail trail) {

    private static final PersonRef PORTAL = new PersonRef(new PersonId("system:portal"), "The portal");

    /** Grants to roles what is missing. */
    public void apply(Instant now) {
        Actor actor = portal(now);
        transactions.run(() -> {
            if (store.grants().isEmpty()) {
                config.everyoneMay().forEach(permission -> grant(actor, RequestType.EVERYONE, permission, now));
            }
            for (Permission permission : Permission.values()) {
                grant(actor, config.administratorRole(), permission, now);
            }
        });
    }

    /**
     * Gives the administrator role to the first administrator, if there is one.
     *
     * @throws dev.selfservice.portal.UnavailableException the identity store cannot tell whether they are active
     */
    public void giveAdministrator(Instant now) {
        Actor actor = portal(now);
        config.firstAdministrator()
                .flatMap(directory::findActive)
                .ifPresent(person -> transactions.run(() -> {
                    if (store.give(config.administratorRole(), person.ref(), PORTAL, now)) {
                        trail.record(
                                actor,
                                "permissions.give",
                                "role/" + config.administratorRole(),
                                person.id().value(),
                                Optional.of("first administrator of the configuration"));
                    }
                }));
    }

    private static Actor portal(Instant now) {
        return new Actor(
                PORTAL.id(),
                Optional.empty(),
                new Assurance(1, now),
                Optional.empty(),
                Optional.empty(),
                Origin.IN_PROCESS,
                true);
    }

    private void grant(Actor actor, RoleId role, Permission permission, Instant now) {
        if (store.insert(new PermissionGrant(role, permission, now, PORTAL))) {
            trail.record(
                    actor,
                    "permissions.grant",
                    "role/" + role,
                    permission.label(),
                    Optional.of("granted at the start of the portal"));
        }
    }
}
