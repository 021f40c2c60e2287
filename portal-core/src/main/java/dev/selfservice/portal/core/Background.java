// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.internal.Jobs;
import dev.selfservice.portal.internal.audit.AuditSealer;
import dev.selfservice.portal.internal.events.DefaultEvents;
import dev.selfservice.portal.internal.permissions.FirstGrants;
import dev.selfservice.portal.internal.provisioning.Provisioner;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.internal.signin.DefaultSessions;
import dev.selfservice.portal.internal.tasks.OrphanedTasks;
import dev.selfservice.portal.plugins.spi.PortalStores;
import java.time.Duration;

/** What a portal does by itself, again and again, until it is closed. */
final class Background implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration SEAL = Duration.ofSeconds(1);
    private static final Duration CHECK = Duration.ofSeconds(30);
    private static final Duration ORPHANS = Duration.ofMinutes(5);
    private static final int PURGE = 1_000;

    /** What nobody waits for lets a start have the machine and the database to itself. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Longer than any line is broken and any node is slow. */
    private static final Duration CHANGES_KEPT = Duration.ofHours(1);

    private final PortalParts parts;
    private final RequestParts shared;
    private final Provisioner provisioner;
    private final DefaultEvents events;
    private final DefaultSessions sessions;
    private final AuditSealer sealer;
    private final OrphanedTasks orphans;
    private final Jobs jobs;
    private volatile boolean administratorIsSeen;

    Background(
            PortalParts parts,
            RequestParts shared,
            Provisioner provisioner,
            DefaultEvents events,
            DefaultSessions sessions) {
        PortalStores stores = parts.stores();
        this.parts = parts;
        this.jobs = new Jobs(parts.threads());
        this.shared = shared;
        this.provisioner = provisioner;
        this.events = events;
        this.sessions = sessions;
        this.sealer = new AuditSealer(stores.audit(), parts.keys(), stores.transactions());
        this.orphans = new OrphanedTasks(shared);
    }

    /** Begins; without keys nothing is written, so a sealed portal only looks (ENV-9). */
    void start() {
        events.start();
        parts.systems()
                .forEach(system -> jobs.every(CHECK, "check of " + system.ref().id(), system::check));
        if (parts.keys().sealed().isPresent()) {
            return;
        }
        jobs.every(parts.config().provisioning().poll(), "deliveries", provisioner::poll);
        jobs.every(SEAL, "sealing of the audit trail", sealer::seal);
        jobs.every(LATER, HOUSEKEEPING, "housekeeping", this::purge);
        jobs.every(LATER, ORPHANS, "tasks that nobody can decide", this::adoptOrphans);
        jobs.every(CHECK, "first administrator", this::putFirstAdministrator);
    }

    /** Finds somebody else for tasks that nobody can decide any more; returns how many were moved. */
    int adoptOrphans() {
        return orphans.adopt();
    }

    /** Grants what every portal grants; the first administrator may have to wait for the identity store. */
    void firstGrants() {
        grants().apply(parts.clock().instant());
        try {
            putFirstAdministrator();
        } catch (UnavailableException later) {
            LOG.log(System.Logger.Level.WARNING, "the first administrator waits: {0}", later.getMessage());
        }
    }

    @Override
    public void close() {
        jobs.close();
    }

    /** Until it has worked once: the identity store may be down while the portal starts. */
    private void putFirstAdministrator() {
        if (!administratorIsSeen) {
            grants().giveAdministrator(parts.clock().instant());
            administratorIsSeen = true;
        }
    }

    private FirstGrants grants() {
        return new FirstGrants(
                parts.config(),
                parts.stores().permissions(),
                shared.directory(),
                shared.transactions(),
                shared.trail());
    }

    private void purge() {
        purgeChanges();
        shared.effects().purge(PURGE);
        sessions.purge(PURGE);
        shared.transactions().callNew(() -> parts.stores().attempts().purge(PURGE));
    }

    /** There are many of them: until few are left, but not for ever. */
    private void purgeChanges() {
        int dropped = PURGE;
        for (int i = 0; i < PURGE && dropped == PURGE; i++) {
            dropped =
                    shared.transactions().callNew(() -> parts.stores().changes().purge(CHANGES_KEPT, PURGE));
        }
    }
}
