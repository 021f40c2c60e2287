// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.requests.Requests;
import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.json.BodyReader;
import dev.selfservice.portal.server.json.IdConverters;
import dev.selfservice.portal.server.json.JsonbResolver;
import dev.selfservice.portal.server.problem.ProblemMapper;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.runtime.ReadyMade;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.security.Authentication;
import dev.selfservice.portal.server.security.Calls;
import dev.selfservice.portal.server.security.CrossSiteGuard;
import dev.selfservice.portal.server.security.NoHeadOfStreams;
import dev.selfservice.portal.server.signin.SessionViews;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.tasks.Tasks;
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
                .with(Catalogue.class, () -> services.get().catalogue())
                .with(RequestTypes.class, () -> services.get().requestTypes())
                .with(Requests.class, () -> services.get().requests())
                .with(Tasks.class, () -> services.get().tasks())
                .with(Assignments.class, () -> services.get().assignments())
                .with(Permissions.class, () -> services.get().permissions())
                .with(People.class, () -> services.get().people())
                .with(Deliveries.class, () -> services.get().deliveries())
                .with(SignIn.class, () -> services.get().signIn())
                .with(Sessions.class, () -> services.get().sessions())
                .with(ApiTokens.class, () -> services.get().apiTokens())
                .with(Audit.class, () -> services.get().audit())
                .with(Events.class, () -> services.get().events())
                .with(OnceOnly.class, () -> new OnceOnly(jsonb, services.get().answered()));
        // A name of its own, so that two servers can run in one process.
        return new Weld("portal-" + System.identityHashCode(services))
                .disableDiscovery()
                // Stopping has an order, which the server keeps itself.
                .addProperty("org.jboss.weld.se.shutdownHook", false)
                .addExtension(ready)
                .addBeanClasses(PortalApplication.RESOURCES.toArray(Class<?>[]::new))
                .addBeanClass(SessionViews.class)
                .initialize();
    }

    private ResourceConfig jersey(Services services) {
        Authentication authentication =
                new Authentication(services.sessions(), services.apiTokens(), new CrossSiteGuard(ownOrigin));
        ResourceConfig config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.BV_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .register(new ProblemMapper(RequestIds::current))
                .register(new BodyReader())
                .register(new IdConverters())
                .register(new Calls(authentication))
                .register(new NoHeadOfStreams(PortalApplication.RESOURCES))
                .register(new JsonbResolver(jsonb));
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
