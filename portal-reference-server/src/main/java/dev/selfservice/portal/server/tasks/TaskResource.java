// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tasks;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.server.json.Query;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.tasks.Tasks;
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

/** Tasks over HTTP. */
@Path("tasks")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskResource {

    private final Tasks tasks;

    @Inject
    public TaskResource(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @Operation(
            value = "Lists the tasks that wait for the caller, or that the caller decided.",
            query = {"view", "after", "size"})
    public Page<TaskSummary> list(@Context SecurityContext who, @Context UriInfo uri) {
        Query query = Query.of(uri);
        return tasks.list(Caller.actor(who), query.choice("view", TaskView.class), query.page());
    }

    @GET
    @Path("count")
    @Operation("Counts the tasks that wait for the caller, up to 99.")
    public TaskCount count(@Context SecurityContext who) {
        return tasks.count(Caller.actor(who));
    }

    @GET
    @Path("{id}")
    @Operation("Returns a task that the caller may decide or has decided.")
    public TaskDetail require(@Context SecurityContext who, @PathParam("id") TaskId id) {
        return tasks.require(Caller.actor(who), id);
    }

    @POST
    @Path("{id}/decide")
    @Operation(value = "Decides a task.", conflict = true)
    public TaskDetail decide(@Context SecurityContext who, @PathParam("id") TaskId id, DecisionBody body) {
        return tasks.decide(Caller.actor(who), id, body.expected(), body.toDecision());
    }
}
