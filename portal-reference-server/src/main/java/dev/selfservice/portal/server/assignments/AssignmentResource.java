// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.assignments;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.server.json.Query;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Access that is held, over HTTP. */
@Path("assignments")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AssignmentResource {

    private final Assignments assignments;

    @Inject
    public AssignmentResource(Assignments assignments) {
        this.assignments = assignments;
    }

    @GET
    @Operation(
            value = "Lists what a person holds, the caller if none is named.",
            query = {"person", "after", "size"})
    public Page<Assignment> list(@Context SecurityContext who, @Context UriInfo uri) {
        Actor actor = Caller.actor(who);
        Query query = Query.of(uri);
        return assignments.list(actor, query.person().orElse(actor.person()), query.page());
    }

    @GET
    @Path("{id}")
    @Operation("Returns an assignment with every reason why it is held.")
    public Assignment explain(@Context SecurityContext who, @PathParam("id") AssignmentId id) {
        return assignments.explain(Caller.actor(who), id);
    }
}
