// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.security.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changes, as server-sent events. */
@Path("events")
@Dependent
public class EventResource {

    private static final String RESUME = "Last-Event-ID";
    private static final int LONGEST = 18;

    private final Events events;

    @Inject
    public EventResource(Events events) {
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            value = "Tells the caller of changes as they happen, by their ids, until the session ends.",
            status = 200,
            answer = NoticeBody.class,
            background = true)
    public void follow(
            @Context SecurityContext who,
            @Context SseEventSink sink,
            @Context Sse sse,
            @HeaderParam(RESUME) @Nullable String last) {
        events.open(
                Caller.actor(who), Optional.ofNullable(last).map(EventResource::position), new SinkListener(sink, sse));
    }

    private static long position(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw InvalidException.of(RESUME, "number", "must be the id of an event of this stream");
        }
        return Long.parseLong(text);
    }
}
