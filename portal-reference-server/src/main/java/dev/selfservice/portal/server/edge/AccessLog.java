// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Writes one line per request and hands the exchange to whoever counts. Query texts, which name people, are left out. */
public final class AccessLog extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger("portal.access");

    private final transient LongSupplier nanos;
    private final transient Consumer<Exchange> counter;

    public AccessLog(LongSupplier nanos, Consumer<Exchange> counter) {
        this.nanos = nanos;
        this.counter = counter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = nanos.getAsLong();
        try {
            chain.doFilter(request, response);
        } finally {
            Exchange exchange = new Exchange(
                    request.getMethod(),
                    Optional.ofNullable(request.getAttribute(Exchange.ROUTE))
                            .map(Object::toString)
                            .orElse("other"),
                    response.getStatus(),
                    Duration.ofNanos(nanos.getAsLong() - begun),
                    (Client) request.getAttribute(Client.ATTRIBUTE));
            counter.accept(exchange);
            LOG.log(Level.INFO, () -> line(exchange));
        }
    }

    private static String line(Exchange exchange) {
        return "method=%s route=%s status=%d ms=%d address=%s agent=%s"
                .formatted(
                        exchange.method().replaceAll("[^A-Z]", "?"),
                        exchange.route(),
                        exchange.status(),
                        exchange.took().toMillis(),
                        exchange.client().origin().address(),
                        exchange.client().origin().agent());
    }
}
