// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.provisioning;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.server.json.Query;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Deliveries to target systems over HTTP. */
@Path("deliveries")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private final Deliveries deliveries;

    @Inject
    public DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation(
            value = "Lists deliveries in a state.",
            query = {"state", "after", "size"})
    public Page<Order> list(@Context SecurityContext who, @Context UriInfo uri) {
        Query query = Query.of(uri);
        return deliveries.list(Caller.actor(who), query.choice("state", OrderState.class), query.page());
    }

    @POST
    @Path("{id}/retry")
    @Operation(value = "Tries a delivery again that was given up.", conflict = true)
    public Order retry(@Context SecurityContext who, @PathParam("id") OrderId id, RetryBody body) {
        return deliveries.retry(Caller.actor(who), id, body.expected());
    }
}
