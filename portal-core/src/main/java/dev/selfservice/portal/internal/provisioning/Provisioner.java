// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.core.ProvisioningConfig;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.spi.RequestStore;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Works off the provisioning orders of all systems. */
public final class Provisioner implements AutoCloseable {

    private final Map<SystemId, SystemWorker> workers;
    private final DeliveryLedger ledger;

    public Provisioner(
            Collection<ConnectedSystem> systems,
            RequestParts parts,
            OrderStore orders,
            ProvisioningConfig config,
            RandomGenerator random,
            ThreadFactory threads) {
        Directory directory = parts.directory();
        RequestStore requests = parts.requests();
        AssignmentStore assignments = parts.assignments();
        this.ledger = new DeliveryLedger(
                orders,
                requests,
                assignments,
                parts.catalogue(),
                parts.transactions(),
                parts.trail(),
                parts.changes(),
                parts.clock(),
                parts.ids());
        Backoff backoff = new Backoff(config.firstPause(), config.longestPause(), random);
        Deliverer deliverer = new Deliverer(directory);
        this.workers = systems.stream()
                .map(system -> Map.entry(
                        system.ref().id(), new SystemWorker(system, deliverer, ledger, backoff, config, threads)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Takes up what is due, for every system. */
    public void poll() {
        workers.values().forEach(SystemWorker::poll);
    }

    /** Takes up what is due for one system, if it has a worker. */
    public void poll(SystemRef system) {
        SystemWorker worker = workers.get(system.id());
        if (worker != null) {
            worker.poll();
        }
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        workers.values().forEach(SystemWorker::close);
    }
}
