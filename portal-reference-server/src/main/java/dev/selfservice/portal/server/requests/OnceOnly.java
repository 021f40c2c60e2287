// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requests;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
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
    record Key(Optional<String> header, String route, Object body) {}

    /** What was written down for a request while it was filed. */
    private record Frozen(RequestId id, byte[] bytes) {}

    /** Returns 201 with the request that the command files, or the answer of the call that this one repeats. */
    Response created(
            UriInfo uri, Actor actor, Key key, Supplier<Request> command, Function<Once, Request> commandOnce) {
        if (key.header().isEmpty()) {
            Request filed = command.get();
            return answer(uri, filed, freeze(filed));
        }
        List<Frozen> written = new ArrayList<>();
        Once once = new Once(key.route(), key.header().get(), digest(key), filed -> {
            byte[] bytes = freeze(filed);
            written.add(new Frozen(((Request) filed).id(), bytes));
            return bytes;
        });
        Request filed = commandOnce.apply(once);
        // Another id than the one we wrote down means that another call with this key was faster.
        byte[] bytes = written.stream()
                .filter(frozen -> frozen.id().equals(filed.id()))
                .map(Frozen::bytes)
                .reduce((repeated, last) -> last)
                .or(() -> answered.apply(actor, once))
                .orElseGet(() -> freeze(filed));
        return answer(uri, filed, bytes);
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

    private static Response answer(UriInfo uri, Request filed, byte[] bytes) {
        return Response.created(
                        uri.getAbsolutePathBuilder().path(filed.id().toString()).build())
                .type(MediaType.APPLICATION_JSON)
                .entity(bytes)
                .build();
    }
}
