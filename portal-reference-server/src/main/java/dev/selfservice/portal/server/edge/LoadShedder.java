// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.selfservice.portal.server.problem.Problem;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * Sheds load per address, in this process only. It protects the machine; the limits that protect people count in the
 * database (RL).
 */
public final class LoadShedder extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration FORGET = Duration.ofMinutes(1);

    private final double perSecond;
    private final transient LongSupplier nanos;
    private final transient ProblemWriter problems;
    private final transient Cache<String, TokenBucket> buckets = CacheBuilder.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(FORGET)
            .build();

    public LoadShedder(double perSecond, LongSupplier nanos, ProblemWriter problems) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Client client = (Client) request.getAttribute(Client.ATTRIBUTE);
        if (bucket(client.address()).take(nanos.getAsLong())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", "1");
        problems.write(
                response,
                Problem.of(
                        ProblemCode.TOO_MANY,
                        "too many calls from this address",
                        client.origin().requestId()));
    }

    private TokenBucket bucket(String address) {
        try {
            return buckets.get(address, () -> new TokenBucket(perSecond, nanos.getAsLong()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("making a bucket does not fail", impossible);
        }
    }
}
