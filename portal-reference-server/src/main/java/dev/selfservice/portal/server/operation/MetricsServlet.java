// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import dev.selfservice.portal.server.edge.Client;
import dev.selfservice.portal.server.problem.Problem;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Serves the metrics, to this machine only unless they are declared open. */
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;
    private final transient ProblemWriter problems;
    private final boolean open;

    public MetricsServlet(Metrics metrics, boolean open, ProblemWriter problems) {
        this.metrics = metrics;
        this.open = open;
        this.problems = problems;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Client client = (Client) request.getAttribute(Client.ATTRIBUTE);
        if (!open && !InetAddress.getByName(client.address()).isLoopbackAddress()) {
            problems.write(
                    response,
                    Problem.of(
                            ProblemCode.FORBIDDEN,
                            "the metrics are read from this machine only",
                            client.origin().requestId()));
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
