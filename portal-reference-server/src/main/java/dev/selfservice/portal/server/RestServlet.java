// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.runtime.ReadyMade;
import dev.selfservice.portal.server.runtime.ServiceBeans;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.signin.SessionViews;
import jakarta.json.bind.Jsonb;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The REST interface in one process: Weld makes the resources, Jersey calls them. */
final class RestServlet implements AutoCloseable {

    private final WeldContainer container;
    private final Supplier<Services> services;
    private final Jsonb jsonb;
    private final Supplier<String> ownOrigin;

    /** Readies the container; nothing asks for the services before {@link #servlet}. */
    RestServlet(Supplier<Services> services, Jsonb jsonb, Supplier<String> ownOrigin) {
        this.services = services;
        this.jsonb = jsonb;
        this.ownOrigin = ownOrigin;
        this.container = weld(services, jsonb);
    }

    /** Returns the servlet of the services. */
    ServletContainer servlet() {
        return new ServletContainer(jersey(services.get()));
    }

    private static WeldContainer weld(Supplier<Services> services, Jsonb jsonb) {
        ReadyMade ready = new ReadyMade()
                .with(Services.class, services)
                .with(OnceOnly.class, () -> new OnceOnly(jsonb, services.get().answered()));
        // A name of its own, so that two servers can run in one process.
        return new Weld("portal-" + System.identityHashCode(services))
                .disableDiscovery()
                // Stopping has an order, which the server keeps itself.
                .addProperty("org.jboss.weld.se.shutdownHook", false)
                .addExtension(ready)
                .addBeanClasses(PortalApplication.RESOURCES.toArray(Class<?>[]::new))
                .addBeanClasses(ServiceBeans.class, SessionViews.class)
                .initialize();
    }

    private ResourceConfig jersey(Services services) {
        ResourceConfig config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.BV_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        RestParts.of(services, jsonb, ownOrigin).providers().forEach(config::register);
        PortalApplication.RESOURCES.forEach(config::register);
        return config.register(new MadeByWeld());
    }

    /** Hands Jersey the resources that Weld made. They keep no state, so one of each is enough. */
    private final class MadeByWeld extends AbstractBinder {

        private static final int BEFORE_JERSEYS_OWN = 10;

        @Override
        protected void configure() {
            PortalApplication.RESOURCES.forEach(this::hand);
        }

        private <T> void hand(Class<T> resource) {
            T made = container.select(resource).get();
            // By way of a factory: for an object HK2 would look at its scope, which is CDI's and unknown to it.
            bindFactory(() -> made).to(resource).ranked(BEFORE_JERSEYS_OWN);
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
