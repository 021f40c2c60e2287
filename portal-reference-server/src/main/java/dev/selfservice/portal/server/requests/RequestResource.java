// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requests;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestDetail;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.Requests;
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

/** Requests over HTTP. */
@Path("requests")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RequestResource {

    private final Requests requests;
    private final OnceOnly once;

    @Inject
    public RequestResource(Requests requests, OnceOnly once) {
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(value = "Files a request.", status = 201, answer = Request.class, conflict = true)
    public Response submit(
            @Context SecurityContext who,
            @Context UriInfo uri,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            RequestBody body) {
        Actor actor = Caller.actor(who);
        return once.created(
                uri,
                actor,
                new OnceOnly.Key(Optional.ofNullable(key), "POST /requests", body),
                Request::id,
                () -> requests.submit(actor, body.toWish(actor.person())),
                first -> requests.submit(actor, body.toWish(actor.person()), first));
    }

    @GET
    @Operation(
            value = "Lists the requests that the caller asked for or benefits from.",
            query = {"view", "after", "size"})
    public Page<RequestSummary> list(@Context SecurityContext who, @Context UriInfo uri) {
        Query query = Query.of(uri);
        return requests.list(Caller.actor(who), query.choice("view", RequestView.class), query.page());
    }

    @GET
    @Path("{id}")
    @Operation("Returns a request with the steps it went through and will go through.")
    public RequestDetail require(@Context SecurityContext who, @PathParam("id") RequestId id) {
        return requests.require(Caller.actor(who), id);
    }

    @POST
    @Path("{id}/withdraw")
    @Operation(value = "Withdraws a request that still waits for a decision.", conflict = true)
    public Request withdraw(@Context SecurityContext who, @PathParam("id") RequestId id, WithdrawalBody body) {
        return requests.withdraw(Caller.actor(who), id, body.expected(), body.reason());
    }
}
