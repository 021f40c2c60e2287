// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.audit;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.server.json.NoBody;
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
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** The audit trail over HTTP. */
@Path("audit")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuditResource {

    private final Audit audit;

    @Inject
    public AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @Operation(
            value = "Lists what people did, newest first.",
            query = {"after", "size"})
    public Page<AuditEvent> list(@Context SecurityContext who, @Context UriInfo uri) {
        return audit.list(Caller.actor(who), Query.of(uri).page());
    }

    @POST
    @Path("verify")
    @Operation("Reads the whole trail and names every row that was edited, deleted or moved after it was sealed.")
    public AuditVerification verify(@Context SecurityContext who, NoBody body) {
        return audit.verify(Caller.actor(who));
    }
}
