// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.runtime.Meanwhile;
import dev.selfservice.portal.server.runtime.ReadyMade;
import dev.selfservice.portal.server.runtime.ServiceBeans;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.signin.SessionViews;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The REST interface in one process: Weld makes the resources, Jersey calls them. */
final class RestServlet implements AutoCloseable {

    private static final String NO_SCHEMA = "org.jboss.weld.xml.disableValidating";

    /** Weld takes as long as all the rest of the server. */
    private final Meanwhile<WeldContainer> container;

    private final Supplier<Services> services;
    private final Jsonb jsonb;
    private final Supplier<String> ownOrigin;
    private final List<Resource<?>> resources;

    /** Readies the container; nothing asks for the services before {@link #complete}. */
    RestServlet(Supplier<Services> services, Jsonb jsonb, Supplier<String> ownOrigin) {
        this.services = services;
        this.jsonb = jsonb;
        this.ownOrigin = ownOrigin;
        this.container = Meanwhile.make("beans", () -> weld(services, jsonb));
        this.resources = PortalApplication.RESOURCES.stream()
                .<Resource<?>>map(this::resource)
                .toList();
    }

    /** Returns the servlet; it may be started before the services are there. */
    ServletContainer servlet() {
        return new ServletContainer(jersey());
    }

    /** Waits for the services and makes every resource, so that what is missing shows now and not to a caller. */
    void complete() {
        resources.forEach(resource -> Objects.requireNonNull(resource.made().get()));
    }

    private <T> Resource<T> resource(Class<T> type) {
        return new Resource<>(
                type, Suppliers.memoize(() -> container.get().select(type).get()));
    }

    private static WeldContainer weld(Supplier<Services> services, Jsonb jsonb) {
        if (System.getProperty(NO_SCHEMA) == null) {
            // There is no beans.xml here, but its schemas would be parsed all the same.
            System.setProperty(NO_SCHEMA, "true");
        }
        ReadyMade ready = new ReadyMade()
                .with(Services.class, services)
                .with(OnceOnly.class, () -> new OnceOnly(jsonb, services.get().answered()));
        // A name of its own, so that two servers can run in one process.
        return new Weld("portal-" + System.identityHashCode(services))
                .disableDiscovery()
                // Stopping has an order, which the server keeps itself.
                .addProperty("org.jboss.weld.se.shutdownHook", false)
                // There are few beans, and other threads have enough to do.
                .addProperty("org.jboss.weld.bootstrap.concurrentDeployment", false)
                .addExtension(ready)
                .addBeanClasses(PortalApplication.RESOURCES.toArray(Class<?>[]::new))
                .addBeanClasses(ServiceBeans.class, SessionViews.class)
                .initialize();
    }

    private ResourceConfig jersey() {
        ResourceConfig config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.BV_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        RestParts.of(services, jsonb, ownOrigin).providers().forEach(config::register);
        PortalApplication.RESOURCES.forEach(config::register);
        return config.register(new MadeByWeld());
    }

    /** A resource that Weld makes when it is first needed. It keeps no state, so one is enough. */
    private record Resource<T>(Class<T> type, Supplier<T> made) {}

    /** Hands Jersey the resources that Weld makes. */
    private final class MadeByWeld extends AbstractBinder {

        private static final int BEFORE_JERSEYS_OWN = 10;

        @Override
        protected void configure() {
            resources.forEach(this::hand);
        }

        private <T> void hand(Resource<T> resource) {
            // By way of a factory: for an object HK2 would look at its scope, which is CDI's and unknown to it.
            bindFactory(resource.made()::get).to(resource.type()).ranked(BEFORE_JERSEYS_OWN);
        }
    }

    @Override
    public void close() {
        container.get().close();
    }
}
