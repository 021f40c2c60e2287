// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.rest;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets a creating command take effect once per idempotency key, and answers repetitions with the very bytes of the first
 * answer.
 */
public final class OnceOnly {

    private final Jsonb jsonb;
    private final BiFunction<Actor, Once, Optional<byte[]>> answered;

    /**
     * Makes it.
     *
     * @param answered returns what was answered under a key, if its command has taken effect
     */
    public OnceOnly(Jsonb jsonb, BiFunction<Actor, Once, Optional<byte[]>> answered) {
        this.jsonb = jsonb;
        this.answered = answered;
    }

    /**
     * What makes two calls the same.
     *
     * @param header the idempotency key, if one was sent
     * @param body what was sent; white space and the order of fields do not count
     */
    public record Key(Optional<String> header, String route, Object body) {}

    /** What was written down for a thing while it was created. */
    private record Frozen(Object id, byte[] bytes) {}

    /**
     * Returns 201 with what the command creates, or the answer of the call that this one repeats.
     *
     * @param idOf returns the id of what was created, which is also the last part of its address
     */
    public <T> Response created(
            UriInfo uri,
            Actor actor,
            Key key,
            Function<T, ?> idOf,
            Supplier<T> command,
            Function<Once, T> commandOnce) {
        if (key.header().isEmpty()) {
            T made = command.get();
            return answer(uri, idOf.apply(made), freeze(made));
        }
        List<Frozen> written = new ArrayList<>();
        Function<Object, byte[]> freeze = made -> {
            @SuppressWarnings("unchecked") // what the command creates is what it has written down
            Object id = idOf.apply((T) made);
            byte[] bytes = freeze(made);
            written.add(new Frozen(id, bytes));
            return bytes;
        };
        Once once = new Once(key.route(), key.header().get(), digest(key), freeze);
        T made = commandOnce.apply(once);
        // Another id than the one we wrote down means that another call with this key was faster.
        byte[] bytes = written.stream()
                .filter(frozen -> frozen.id().equals(idOf.apply(made)))
                .map(Frozen::bytes)
                .reduce((repeated, last) -> last)
                .or(() -> answered.apply(actor, once))
                .orElseGet(() -> freeze(made));
        return answer(uri, idOf.apply(made), bytes);
    }

    /** Returns how a command whose answer must not be written down takes effect once; empty if no key was sent. */
    public Optional<Once> withoutAnswer(Key key) {
        return key.header().map(header -> new Once(key.route(), header, digest(key), made -> new byte[0]));
    }

    private byte[] freeze(Object filed) {
        return jsonb.toJson(filed).getBytes(StandardCharsets.UTF_8);
    }

    private String digest(Key key) {
        try {
            byte[] sent = (key.route() + "\n" + jsonb.toJson(key.body())).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static Response answer(UriInfo uri, Object id, byte[] bytes) {
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .type(MediaType.APPLICATION_JSON)
                .entity(bytes)
                .build();
    }
}
