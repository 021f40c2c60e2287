// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requesttypes;

import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.server.json.Listing;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Request types over HTTP. */
@Path("request-types")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RequestTypeResource {

    private final RequestTypes types;

    @Inject
    public RequestTypeResource(RequestTypes types) {
        this.types = types;
    }

    @GET
    @Operation("Lists the request types that the caller may start.")
    public Listing<RequestTypeSummary> startable(@Context SecurityContext who) {
        return new Listing<>(types.startable(Caller.actor(who)).stream()
                .map(RequestTypeSummary::of)
                .toList());
    }
}
