// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.permissions;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.permissions.PermissionExplanation;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.PermissionInfo;
import dev.selfservice.portal.permissions.Permissions;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Portal permissions over HTTP. */
@Path("permissions")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PermissionResource {

    private final Permissions permissions;

    @Inject
    public PermissionResource(Permissions permissions) {
        this.permissions = permissions;
    }

    @GET
    @Operation("Lists every portal permission with what it allows.")
    public Listing<PermissionInfo> catalogue(@Context SecurityContext who) {
        return new Listing<>(permissions.catalogue(Caller.actor(who)));
    }

    @GET
    @Path("grants")
    @Operation("Lists which role carries which permission.")
    public Listing<PermissionGrant> grants(@Context SecurityContext who) {
        return new Listing<>(permissions.grants(Caller.actor(who)));
    }

    @POST
    @Path("grants")
    @Operation(value = "Gives a permission to a role.", status = 201, answer = PermissionGrant.class, conflict = true)
    public Response grant(@Context SecurityContext who, GrantBody body) {
        PermissionGrant grant = permissions.grant(Caller.actor(who), body.toRole(), body.toPermission());
        return Response.status(Response.Status.CREATED).entity(grant).build();
    }

    @POST
    @Path("grants/revoke")
    @Operation(value = "Takes a permission from a role.", conflict = true)
    public void revoke(@Context SecurityContext who, GrantBody body) {
        permissions.revoke(Caller.actor(who), body.toRole(), body.toPermission());
    }

    @GET
    @Path("explain")
    @Operation(
            value = "Explains each permission of a person, the caller if none is named.",
            query = {"person"})
    public Listing<PermissionExplanation> explain(@Context SecurityContext who, @Context UriInfo uri) {
        Actor actor = Caller.actor(who);
        return new Listing<>(permissions.explain(actor, Query.of(uri).person().orElse(actor.person())));
    }
}
