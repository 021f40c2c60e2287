// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import dev.selfservice.portal.core.PartHealth;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells whether the process lives and whether it can serve, in the form of MicroProfile Health.
 *
 * <p>A target system that is down does not make the portal unready: requests are still filed and decided.
 */
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<PartHealth>> parts;
    private final transient BooleanSupplier stopping;
    private final transient Jsonb jsonb;

    public HealthServlet(Supplier<List<PartHealth>> parts, BooleanSupplier stopping, Jsonb jsonb) {
        this.parts = parts;
        this.stopping = stopping;
        this.jsonb = jsonb;
    }

    /** The state of the whole. */
    public record Health(String status, List<Check> checks) {}

    /** The state of one part; what is wrong with it stands in the administration, not in public. */
    public record Check(String name, String status) {

        static Check of(PartHealth part) {
            return new Check(part.name(), word(part.up()));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if ("/live".equals(path)) {
            write(response, true, new Health(word(true), List.of()));
        } else if ("/ready".equals(path)) {
            List<PartHealth> all = parts.get();
            boolean ready = !stopping.getAsBoolean() && all.stream().allMatch(part -> part.up() || !part.needed());
            write(
                    response,
                    ready,
                    new Health(word(ready), all.stream().map(Check::of).toList()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void write(HttpServletResponse response, boolean up, Health health) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getOutputStream().write(jsonb.toJson(health).getBytes(StandardCharsets.UTF_8));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
