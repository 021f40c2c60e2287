// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.provisioning;

import dev.selfservice.portal.provisioning.Deliveries;
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

/** Target systems over HTTP. */
@Path("systems")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SystemResource {

    private final Deliveries deliveries;

    @Inject
    public SystemResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation("Lists the target systems with their state as last seen.")
    public Listing<SystemSummary> systems(@Context SecurityContext who) {
        return new Listing<>(deliveries.systems(Caller.actor(who)).stream()
                .map(SystemSummary::of)
                .toList());
    }
}
