// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.server.assignments.AssignmentResource;
import dev.selfservice.portal.server.audit.AuditResource;
import dev.selfservice.portal.server.catalogue.EntitlementResource;
import dev.selfservice.portal.server.events.EventResource;
import dev.selfservice.portal.server.people.PeopleResource;
import dev.selfservice.portal.server.permissions.PermissionResource;
import dev.selfservice.portal.server.permissions.RoleResource;
import dev.selfservice.portal.server.provisioning.DeliveryResource;
import dev.selfservice.portal.server.provisioning.SystemResource;
import dev.selfservice.portal.server.requests.RequestResource;
import dev.selfservice.portal.server.requesttypes.RequestTypeResource;
import dev.selfservice.portal.server.signin.ApiTokenResource;
import dev.selfservice.portal.server.signin.SessionResource;
import dev.selfservice.portal.server.tasks.TaskResource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The REST interface: every resource class, by name.
 *
 * <p>Containers start it by itself; it then needs the beans {@link RestParts} and {@link dev.selfservice.portal.server.runtime.Services}.
 */
@ApplicationPath(PortalApplication.PATH)
public final class PortalApplication extends Application {

    /** The path that all routes stand below. */
    public static final String PATH = "/api/v1";

    /** All resource classes. */
    public static final List<Class<?>> RESOURCES = List.of(
            ApiTokenResource.class,
            AssignmentResource.class,
            AuditResource.class,
            DeliveryResource.class,
            EntitlementResource.class,
            EventResource.class,
            PeopleResource.class,
            PermissionResource.class,
            RequestResource.class,
            RequestTypeResource.class,
            RoleResource.class,
            SessionResource.class,
            SystemResource.class,
            TaskResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        return onJersey() ? new LinkedHashSet<>(RESOURCES) : Set.of();
    }

    /**
     * Returns what stands around the resources, and the resources themselves where the library does not have CDI make them.
     *
     * <p>Jersey asks CDI for each class, and stumbles over the scope of instances. RESTEasy looks for a constructor without
     * arguments before it asks CDI, and takes instances. Resources keep no state, so one of each is enough.
     */
    @Override
    @SuppressWarnings("deprecation") // deprecated in favour of finding classes, which we do not wish
    public Set<Object> getSingletons() {
        Set<Object> all =
                new LinkedHashSet<>(CDI.current().select(RestParts.class).get().providers());
        if (!onJersey()) {
            RESOURCES.forEach(resource -> all.add(CDI.current().select(resource).get()));
        }
        return all;
    }

    private static boolean onJersey() {
        return RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey.");
    }

    /** What Jersey must not add of its own: a description, validation and error pages; other libraries do not know the names. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.beanValidation.disable.server", true,
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
