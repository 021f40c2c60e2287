// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.server.json.Listing;
import dev.selfservice.portal.server.json.NoBody;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.ApiTokens;
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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API tokens over HTTP. */
@Path("api-tokens")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiTokenResource {

    private final ApiTokens tokens;
    private final OnceOnly once;

    @Inject
    public ApiTokenResource(ApiTokens tokens, OnceOnly once) {
        this.tokens = tokens;
        this.once = once;
    }

    @GET
    @Operation("Lists the caller's API tokens, without their secrets.")
    public Listing<ApiToken> list(@Context SecurityContext who) {
        return new Listing<>(tokens.list(Caller.actor(who)));
    }

    @POST
    @Operation(
            value =
                    "Makes an API token; its secret is shown this once. The secret is kept nowhere, so a repetition under"
                            + " the same Idempotency-Key makes no second token and is answered 409 already-made with the token's id.",
            status = 201,
            answer = MadeToken.class,
            conflict = true,
            once = true)
    public Response make(
            @Context SecurityContext who, @HeaderParam("Idempotency-Key") @Nullable String key, TokenBody body) {
        Actor actor = Caller.actor(who);
        Duration life = Duration.ofDays(body.toDays());
        ApiTokens.Made made = once.withoutAnswer(new OnceOnly.Key(Optional.ofNullable(key), "POST /api-tokens", body))
                .map(first -> tokens.make(actor, body.toLabel(), body.toScope(), life, first))
                .orElseGet(() -> tokens.make(actor, body.toLabel(), body.toScope(), life));
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
