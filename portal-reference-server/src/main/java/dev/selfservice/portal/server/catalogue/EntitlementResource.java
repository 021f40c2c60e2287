// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.catalogue;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.catalogue.CatalogueEntry;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.server.json.Query;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP. */
@Path("catalogue")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EntitlementResource {

    private final Catalogue catalogue;
    private final OnceOnly once;

    @Inject
    public EntitlementResource(Catalogue catalogue, OnceOnly once) {
        this.catalogue = catalogue;
        this.once = once;
    }

    @GET
    @Path("entitlements")
    @Operation(
            value = "Finds what the caller may ask for.",
            query = {"text", "beneficiary", "after", "size"})
    public Page<CatalogueEntry> search(@Context SecurityContext who, @Context UriInfo uri) {
        Actor actor = Caller.actor(who);
        Query query = Query.of(uri);
        PersonId beneficiary = query.person("beneficiary").orElse(actor.person());
        return catalogue.search(actor, query.text("text"), beneficiary, query.page());
    }

    @GET
    @Path("entitlements/{id}")
    @Operation("Returns an entitlement.")
    public Entitlement require(@Context SecurityContext who, @PathParam("id") EntitlementId id) {
        return catalogue.require(Caller.actor(who), id);
    }

    @GET
    @Path("all")
    @Operation(
            value = "Lists the whole catalogue.",
            query = {"text", "after", "size"})
    public Page<Entitlement> listAll(@Context SecurityContext who, @Context UriInfo uri) {
        Query query = Query.of(uri);
        return catalogue.listAll(Caller.actor(who), query.text("text"), query.page());
    }

    @POST
    @Path("entitlements")
    @Operation(
            value = "Adds an entitlement of a system.",
            status = 201,
            answer = Entitlement.class,
            conflict = true,
            once = true)
    public Response add(
            @Context SecurityContext who,
            @Context UriInfo uri,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            NewEntitlementBody body) {
        Actor actor = Caller.actor(who);
        return once.created(
                uri,
                actor,
                new OnceOnly.Key(Optional.ofNullable(key), "POST /catalogue/entitlements", body),
                Entitlement::id,
                () -> catalogue.add(actor, body.toSystem(), body.toName(), body.toDraft()),
                first -> catalogue.add(actor, body.toSystem(), body.toName(), body.toDraft(), first));
    }

    @POST
    @Path("entitlements/{id}/change")
    @Operation(value = "Changes an entitlement.", conflict = true)
    public Entitlement change(
            @Context SecurityContext who, @PathParam("id") EntitlementId id, EntitlementChangeBody body) {
        return catalogue.change(Caller.actor(who), id, body.toDraft(), body.expected());
    }
}
