// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.server.PortalEdge;
import dev.selfservice.portal.server.RestParts;
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The one portal of the application, with what stands around it; opened from the container's settings, closed as a whole. */
final class WarPortal implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WarPortal.class.getName());

    private final PortalRuntime runtime;
    private final Services services;
    private final HttpConfig http;
    private final PortalEdge edge;

    private WarPortal(PortalRuntime runtime, HttpConfig http) {
        this.runtime = runtime;
        this.services = Services.of(runtime.portal());
        this.http = http;
        this.edge =
                new PortalEdge(http, false, () -> services, ServerRandomSource.requestIds(ServerRandomSource.strong()));
    }

    /**
     * Opens the portal; to be called by a thread of the application.
     *
     * @throws IllegalArgumentException a setting is wrong, or the container lacks something; the message names it
     */
    static WarPortal open() {
        ServerConfig config = ConfigReader.inContainer();
        SelfCheck.warningsInContainer(config).forEach(warning -> LOG.log(Level.WARNING, "unsafe: {0}", warning));
        Lent lent = Lent.by(config.database().url());
        PortalRuntime runtime = PortalRuntime.inContainer(
                config,
                lent.source(),
                source -> JpaStores.inContainer(source, lent.transactions(), lent.registry()),
                lent.threads());
        LOG.log(Level.INFO, "the portal is open for {0}", config.http().origin());
        return new WarPortal(runtime, config.http());
    }

    /** Returns the filters and servlets around the REST interface. */
    PortalEdge edge() {
        return edge;
    }

    /** Returns what the resources call. */
    Services services() {
        return services;
    }

    /** Returns what stands around every resource. */
    RestParts restParts() {
        return RestParts.of(() -> services, edge.jsonb(), http::origin);
    }

    /** Returns what lets creating commands take effect once. */
    OnceOnly onceOnly() {
        Portal portal = runtime.portal();
        return new OnceOnly(edge.jsonb(), portal::answered);
    }

    /** Ends deliveries under way, then closes the stores; the data source is the container's. */
    @Override
    public void close() {
        LOG.log(Level.INFO, "the portal stops");
        runtime.close();
        edge.close();
    }
}
