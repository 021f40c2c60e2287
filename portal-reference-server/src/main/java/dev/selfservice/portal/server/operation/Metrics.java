// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import dev.selfservice.portal.core.PartHealth;
import dev.selfservice.portal.server.edge.Exchange;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** Counts what the server does: requests by route and status with their times, and how each part is. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge parts = MultiGauge.builder("portal.part.up")
            .description("1 if the part answers")
            .register(registry);
    private final Supplier<List<PartHealth>> health;

    public Metrics(Supplier<List<PartHealth>> health) {
        this.health = health;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /** Counts one exchange. */
    public void count(Exchange exchange) {
        Timer.builder("portal.http.requests")
                .description("Requests that were answered")
                .tag("method", exchange.method().replaceAll("[^A-Z]", "?"))
                .tag("route", exchange.route())
                .tag("status", Integer.toString(exchange.status()))
                .register(registry)
                .record(exchange.took());
    }

    /** Adds a figure that is asked for whenever the metrics are read. */
    public void figure(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Returns all figures in the text form of Prometheus. */
    public String text() {
        parts.register(
                health.get().stream()
                        .map(part -> MultiGauge.Row.of(Tags.of("part", part.name()), part.up() ? 1 : 0))
                        .toList(),
                true);
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
