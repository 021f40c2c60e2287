// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.people;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.people.PersonSummary;
import dev.selfservice.portal.server.json.Query;
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
import jakarta.ws.rs.core.UriInfo;

/** People over HTTP. */
@Path("people")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {

    private final People people;

    @Inject
    public PeopleResource(People people) {
        this.people = people;
    }

    @GET
    @Operation(
            value = "Finds active people by name or login.",
            query = {"text", "after", "size"})
    public Page<PersonSummary> search(@Context SecurityContext who, @Context UriInfo uri) {
        Query query = Query.of(uri);
        return people.search(Caller.actor(who), query.text("text"), query.page());
    }
}
