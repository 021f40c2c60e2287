// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

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
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The graceful stop: from its beginning new requests are answered 503, and those under way are waited for. */
public final class Draining extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ProblemWriter problems;

    /** One party for us, one for each request under way. */
    private final transient Phaser running = new Phaser(1);

    private volatile boolean stopping;

    public Draining(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        running.register();
        try {
            if (stopping) {
                refuse(response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            running.arriveAndDeregister();
        }
    }

    /** Tells whether the stop has begun. */
    public boolean stopping() {
        return stopping;
    }

    /** Begins the stop: from now on new requests are refused. */
    public void begin() {
        stopping = true;
    }

    /** Begins the stop, if it has not begun; returns whether all requests that were under way ended in time. */
    public boolean drain(Duration most) throws InterruptedException {
        begin();
        int phase = running.arrive();
        try {
            running.awaitAdvanceInterruptibly(phase, most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        response.setHeader("Connection", "close");
        problems.write(
                response, Problem.of(ProblemCode.UNAVAILABLE, "the server is being stopped", RequestIds.current()));
    }
}
