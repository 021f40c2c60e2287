// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.keys.spi.KeyProvider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A portal as an embedder would build it: every check and the audit trail on, people read from the same database.
 *
 * <p>Its background work is not started and its system has no connector, so orders are placed and stay where they are.
 */
final class BenchPortal implements AutoCloseable {

    /** The same for all portals of a run: on the data of other keys a portal is sealed. */
    private static final KeyProvider KEYS = Keys.fresh();

    private static final SystemRef SYSTEM = new SystemRef(new SystemId("files"), "Team files");
    private static final String ENTITLEMENT = "auditor";

    private final JpaStores stores;
    private final Portal portal;
    private final Clock clock = Clock.systemUTC();

    /** Builds a portal on a database with the people in it; the first one adds what can be asked for. */
    BenchPortal(DataSource source) {
        this.stores = JpaStores.on(source);
        PortalConfig config = PortalConfig.defaults()
                .everyoneMay(PortalConfig.ORDINARY)
                .firstAdministrator(new PersonId(Organisation.ADMINISTRATOR));
        this.portal = Portal.builder()
                .stores(stores)
                .identity(new JpaIdentityStore(stores))
                .keys(KEYS)
                .config(config)
                .clock(clock)
                .build();
        addEntitlement();
    }

    Portal portal() {
        return portal;
    }

    Clock clock() {
        return clock;
    }

    Actor actor(String person) {
        return Actor.of(new PersonId(person), new Assurance(1, clock.instant()));
    }

    /** Returns the one entitlement that can be asked for. */
    EntitlementId entitlement() {
        return portal.catalogue()
                .listAll(actor(Organisation.ADMINISTRATOR), "", PageRequest.first())
                .items()
                .get(0)
                .id();
    }

    private void addEntitlement() {
        Actor administrator = actor(Organisation.ADMINISTRATOR);
        if (!portal.catalogue()
                .listAll(administrator, "", PageRequest.first())
                .items()
                .isEmpty()) {
            return;
        }
        stores.transactions().run(() -> stores.catalogue().putSystem(SYSTEM));
        EntitlementDraft draft = new EntitlementDraft(
                "Finance auditor",
                "",
                Entitlement.Kind.ROLE,
                Risk.MEDIUM,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true);
        portal.catalogue().add(administrator, SYSTEM.id(), ENTITLEMENT, draft);
    }

    @Override
    public void close() {
        portal.close();
        stores.close();
    }
}
