// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.server.edge.Client;
import dev.selfservice.portal.server.edge.Exchange;
import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.edge.UnreadBodies;
import dev.selfservice.portal.server.json.Query;
import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.rest.Operation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/** Stands in front of one resource method: names its route and lets in whom it is open to. */
@Priority(Priorities.AUTHENTICATION)
final class CallFilter implements ContainerRequestFilter {

    private final String route;
    private final boolean open;
    private final boolean background;
    private final Set<String> parameters;
    private final Authentication authentication;

    CallFilter(String route, Operation operation, Authentication authentication) {
        this.route = route;
        this.open = operation.open();
        this.background = operation.background();
        this.parameters = Set.of(operation.query());
        this.authentication = authentication;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(Exchange.ROUTE, route);
        Client client = (Client) request.getProperty(Client.ATTRIBUTE);
        Call call = Call.of(request, open, background);
        requireJson(request, call);
        Caller caller = authentication.identify(call, client);
        caller.actor().ifPresent(actor -> RequestIds.actor(actor.person()));
        Query.requireKnown(request.getUriInfo(), parameters);
        request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
        request.setProperty(UnreadBodies.LET_IN, Boolean.TRUE);
    }

    /** Layer c of WEB-1: a form of another site cannot send this type. */
    private static void requireJson(ContainerRequestContext request, Call call) {
        MediaType sent = request.getMediaType();
        if (call.unsafe() && sent != null && !MediaType.APPLICATION_JSON_TYPE.isCompatible(sent)) {
            throw new EdgeException(ProblemCode.WRONG_CONTENT_TYPE, "the body must be application/json");
        }
    }

    private record CallerContext(Caller caller, SecurityContext outer) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        /** Portal permissions are asked of the services, never of the container. */
        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return outer.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return caller.session().isPresent() ? "COOKIE" : "BEARER";
        }
    }
}
