// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.internal.keys.SealableKeys;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.internal.plugins.Systems;
import dev.selfservice.portal.internal.plugins.Systems.SystemConfig;
import dev.selfservice.portal.internal.processes.StageEngine;
import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.processes.spi.JoinsTransaction;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Puts a portal together from explicit parts. Stores, identity and keys are needed; the rest has defaults.
 *
 * <p>One builder makes one portal, which is one realm with one database schema and one set of keys.
 */
public final class PortalBuilder {

    private final List<PortalPlugin> plugins = new ArrayList<>();
    private final List<SystemConfig> systems = new ArrayList<>();
    private final Map<SystemRef, Connector> own = new LinkedHashMap<>();
    private @Nullable PortalStores stores;
    private @Nullable IdentityStore identity;
    private @Nullable KeyProvider keys;
    private WorkflowEngine engine = new StageEngine();
    private PortalConfig config = PortalConfig.defaults();
    private EventsConfig events = EventsConfig.defaults();
    private Clock clock = Clock.systemUTC();
    private SecureRandom random = StrongRandomSource.create();
    private ThreadFactory threads = PortalBuilder::daemon;

    PortalBuilder() {}

    /** Says where the portal keeps its data. */
    public PortalBuilder stores(PortalStores value) {
        this.stores = value;
        return this;
    }

    /** Says where people come from. */
    public PortalBuilder identity(IdentityStore value) {
        this.identity = value;
        return this;
    }

    /**
     * Says where keys are kept. If they are not those that the stores were written with, the portal is {@link Portal#sealed
     * sealed}; stores without the ability {@link KeepsKeyChecks} cannot tell.
     */
    public PortalBuilder keys(KeyProvider value) {
        this.keys = value;
        return this;
    }

    /** Adds what a plug-in offers; only what a {@link #system} names is used. */
    public PortalBuilder plugin(PortalPlugin value) {
        plugins.add(value);
        return this;
    }

    /**
     * Connects a target system.
     *
     * @param type a connector type that a plug-in offers
     * @param settings what the connector reads
     */
    public PortalBuilder system(SystemId id, String title, String type, Map<String, String> settings) {
        systems.add(new SystemConfig(id, title, type, settings));
        return this;
    }

    /** Connects a target system by a connector that the embedder made; the portal closes it. */
    public PortalBuilder system(SystemId id, String title, Connector connector) {
        own.put(new SystemRef(id, title), connector);
        return this;
    }

    /**
     * Replaces the built-in workflow engine.
     *
     * @throws IllegalArgumentException the engine does not join the portal's transactions; driving such engines
     *     through the outbox is not offered
     */
    public PortalBuilder engine(WorkflowEngine value) {
        if (!(value instanceof JoinsTransaction)) {
            throw new IllegalArgumentException(
                    "the workflow engine " + value.getClass().getSimpleName()
                            + " does not have the ability JoinsTransaction, which this portal needs");
        }
        this.engine = value;
        return this;
    }

    /** Sets what an embedder may decide. */
    public PortalBuilder config(PortalConfig value) {
        this.config = value;
        return this;
    }

    /** Sets how open pages are kept up to date; the defaults if not set. */
    public PortalBuilder events(EventsConfig value) {
        this.events = value;
        return this;
    }

    /** Sets the clock; the system's clock if not set. */
    public PortalBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Sets the source of ids, tokens and salts; the system's strong one if not set. */
    public PortalBuilder random(SecureRandom value) {
        this.random = value;
        return this;
    }

    /**
     * Sets who makes the threads of the work in the background; daemon threads of our own if not set.
     *
     * <p>A container hands in its managed thread factory, so that deliveries see its names, class loader and transactions.
     * The portal gives each thread a name and ends it in {@link Portal#close}.
     */
    public PortalBuilder threads(ThreadFactory value) {
        this.threads = value;
        return this;
    }

    /**
     * Builds the portal and lays down what every portal has: systems, the request type {@code role-access} and the
     * first grants. Its workers begin with {@link Portal#start}.
     *
     * @throws IllegalArgumentException a part is missing or a setting is wrong; the message names it
     */
    public Portal build() {
        if (stores == null || identity == null || keys == null) {
            throw new IllegalArgumentException("a portal needs stores, identity and keys");
        }
        Systems available = new Systems(plugins, clock);
        List<ConnectedSystem> connected = new ArrayList<>();
        systems.forEach(system -> connected.add(available.connect(system)));
        connected.forEach(ConnectedSystem::connector);
        own.forEach((ref, connector) -> connected.add(available.connect(ref, connector)));
        Portal portal = new Portal(new PortalParts(
                stores,
                identity,
                checked(keys, stores),
                engine,
                config,
                events,
                clock,
                random,
                threads,
                List.copyOf(connected)));
        portal.prepare();
        return portal;
    }

    private static SealableKeys checked(KeyProvider keys, PortalStores stores) {
        return stores instanceof KeepsKeyChecks known
                ? SealableKeys.check(keys, known, stores.transactions())
                : SealableKeys.unchecked(keys);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
