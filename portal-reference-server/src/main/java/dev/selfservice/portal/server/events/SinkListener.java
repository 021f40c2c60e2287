// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.NoticeListener;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.TimeUnit;

/** Writes notices as server-sent events. A line that broke throws, which ends the stream. */
final class SinkListener implements NoticeListener {

    private static final long LONGEST_WRITE = 10;

    private final SseEventSink sink;
    private final Sse sse;

    SinkListener(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    @Override
    public void take(Notice notice) {
        send(sse.newEventBuilder()
                .id(Long.toString(notice.position()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(NoticeBody.class, NoticeBody.of(notice))
                .build());
    }

    @Override
    public void still() {
        send(sse.newEventBuilder().comment("still here").build());
    }

    @Override
    public void ended() {
        sink.close();
    }

    /** Some servers write at once, others when they can: a notice is told when it is written. */
    private void send(OutboundSseEvent event) {
        try {
            sink.send(event).toCompletableFuture().get(LONGEST_WRITE, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("writing an event was interrupted", stopped);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException broken) {
            throw new IllegalStateException("the line broke", broken);
        }
    }
}
