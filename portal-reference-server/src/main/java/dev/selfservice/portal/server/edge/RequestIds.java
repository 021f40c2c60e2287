// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Gives every request an id of our own making, tells it to the caller and to the log, and finds out who calls.
 *
 * <p>An id that a caller sends is ignored: it would let them write into our logs.
 */
public final class RequestIds extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "request";
    private static final String ACTOR = "actor";

    /** Beside the log's own memory, which some loggers of containers do not have. */
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private final transient Supplier<String> ids;
    private final transient Addresses addresses;

    public RequestIds(Supplier<String> ids, Addresses addresses) {
        this.ids = ids;
        this.addresses = addresses;
    }

    /** Returns the id of the request that this thread works on; empty if there is none. */
    public static String current() {
        return Optional.ofNullable(CURRENT.get()).orElse("");
    }

    /** Tells the log who acts in the request that this thread works on: the id of the person, never what they typed. */
    public static void actor(PersonId person) {
        MDC.put(ACTOR, person.value());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = ids.get();
        response.setHeader(HEADER, id);
        String address =
                addresses.of(request.getRemoteAddr(), Optional.ofNullable(request.getHeader("X-Forwarded-For")));
        String agent = Agents.family(
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
        request.setAttribute(Client.ATTRIBUTE, new Client(address, new Origin(id, Addresses.truncate(address), agent)));
        CURRENT.set(id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
            MDC.remove(ACTOR);
            CURRENT.remove();
        }
    }
}
