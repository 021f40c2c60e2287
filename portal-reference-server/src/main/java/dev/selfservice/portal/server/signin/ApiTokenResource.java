// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.server.json.Listing;
import dev.selfservice.portal.server.json.NoBody;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.ApiTokens;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.UUID;

/** API tokens over HTTP. */
@Path("api-tokens")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiTokenResource {

    private final ApiTokens tokens;

    @Inject
    public ApiTokenResource(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Operation("Lists the caller's API tokens, without their secrets.")
    public Listing<ApiToken> list(@Context SecurityContext who) {
        return new Listing<>(tokens.list(Caller.actor(who)));
    }

    @POST
    @Operation(value = "Makes an API token; its secret is shown this once.", status = 201, answer = MadeToken.class)
    public Response make(@Context SecurityContext who, TokenBody body) {
        ApiTokens.Made made =
                tokens.make(Caller.actor(who), body.toLabel(), body.toScope(), Duration.ofDays(body.toDays()));
        return Response.status(Response.Status.CREATED)
                .entity(new MadeToken(made.token(), made.secret()))
                .build();
    }

    @POST
    @Path("{id}/revoke")
    @Operation("Revokes one of the caller's API tokens; the answer is the same if there is none.")
    public void revoke(@Context SecurityContext who, @PathParam("id") UUID id, NoBody body) {
        tokens.revoke(Caller.actor(who), id);
    }
}
