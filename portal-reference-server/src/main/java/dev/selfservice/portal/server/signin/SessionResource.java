// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.server.json.Characters;
import dev.selfservice.portal.server.json.Listing;
import dev.selfservice.portal.server.json.NoBody;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import dev.selfservice.portal.server.security.SessionCookie;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.signin.SignInRefusedException;
import dev.selfservice.portal.signin.SignInResult;
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

/** Sign-in and sessions over HTTP. */
@Path("sessions")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionViews views;

    @Inject
    public SessionResource(SignIn signIn, Sessions sessions, SessionViews views) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.views = views;
    }

    @POST
    @Operation(value = "Signs a person in by password.", open = true, status = 201, answer = SessionView.class)
    public Response signIn(@Context SecurityContext who, SignInBody body) {
        Caller caller = Caller.of(who);
        SignInResult result = body.with((login, password) -> signIn.byPassword(
                login, password, caller.client().address(), caller.client().origin()));
        // SES-2: the session that the browser had before dies with the new one's birth.
        caller.session().ifPresent(old -> sessions.end(caller.signedIn(), old.id()));
        Sessions.Live live =
                sessions.resume(result.token(), caller.client().origin()).orElseThrow(SignInRefusedException::new);
        return Response.status(Response.Status.CREATED)
                .cookie(SessionCookie.of(result.token()))
                .entity(views.of(live.actor(), live.session()))
                .build();
    }

    @GET
    @Path("current")
    @Operation("Returns the caller's session with what they may do.")
    public SessionView current(@Context SecurityContext who) {
        Caller caller = Caller.of(who);
        return views.of(caller.signedIn(), caller.inSession());
    }

    @GET
    @Operation("Lists the caller's sessions.")
    public Listing<SessionRow> list(@Context SecurityContext who) {
        Caller caller = Caller.of(who);
        return new Listing<>(sessions.list(caller.signedIn()).stream()
                .map(session -> SessionRow.of(session, caller.session()))
                .toList());
    }

    @POST
    @Path("{id}/end")
    @Operation("Ends one of the caller's sessions; the answer is the same if there is none (SES-5).")
    public void end(@Context SecurityContext who, @PathParam("id") String id, NoBody body) {
        sessions.end(Caller.actor(who), Characters.require("id", id));
    }

    @POST
    @Path("current/end")
    @Operation(value = "Signs the caller out.", status = 204)
    public Response signOut(@Context SecurityContext who, NoBody body) {
        Caller caller = Caller.of(who);
        sessions.end(caller.signedIn(), caller.inSession().id());
        return Response.noContent()
                .cookie(SessionCookie.gone())
                .header("Clear-Site-Data", "\"cache\", \"cookies\"")
                .build();
    }
}
