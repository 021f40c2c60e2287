// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.permissions;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.RoleSummary;
import dev.selfservice.portal.server.json.Listing;
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

/** Roles over HTTP. */
@Path("roles")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoleResource {

    private final Permissions permissions;

    @Inject
    public RoleResource(Permissions permissions) {
        this.permissions = permissions;
    }

    @GET
    @Operation("Lists the roles known here.")
    public Listing<RoleSummary> roles(@Context SecurityContext who) {
        return new Listing<>(permissions.roles(Caller.actor(who)));
    }

    @GET
    @Path("{id}/holders")
    @Operation(
            value = "Lists who holds a role.",
            query = {"after", "size"})
    public Page<RoleHolder> holders(@Context SecurityContext who, @PathParam("id") RoleId id, @Context UriInfo uri) {
        return permissions.holders(Caller.actor(who), id, Query.of(uri).page());
    }

    @POST
    @Path("{id}/give")
    @Operation(value = "Gives a role to a person.", conflict = true)
    public void give(@Context SecurityContext who, @PathParam("id") RoleId id, PersonBody body) {
        permissions.give(Caller.actor(who), id, body.toPerson());
    }

    @POST
    @Path("{id}/take")
    @Operation(value = "Takes a role from a person.", conflict = true)
    public void take(@Context SecurityContext who, @PathParam("id") RoleId id, PersonBody body) {
        permissions.take(Caller.actor(who), id, body.toPerson());
    }
}
