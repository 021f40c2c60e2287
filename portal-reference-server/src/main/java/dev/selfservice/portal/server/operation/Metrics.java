// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.core.PartHealth;
import dev.selfservice.portal.core.PasswordLoad;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.server.edge.Exchange;
import dev.selfservice.portal.server.runtime.Services;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Counts what the server does: requests by route and status with their times, and how each part is. */
public final class Metrics implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());
    private static final Duration REMEMBER = Duration.ofSeconds(5);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge parts = MultiGauge.builder("portal.part.up")
            .description("1 if the part answers")
            .register(registry);
    private final MultiGauge orders = MultiGauge.builder("portal.orders")
            .description("Deliveries that are not done, by system and state")
            .register(registry);
    private final Supplier<List<PartHealth>> health;
    private final Supplier<List<OrderCount>> openOrders;
    private final Supplier<PasswordLoad> passwords;
    private boolean watchesProcess;

    /** Counts; the services are first asked when the figures are read. */
    public Metrics(Supplier<Services> services) {
        this.health = () -> services.get().parts().get();
        // However often the metrics are read, the database is asked every few seconds only.
        this.openOrders = Suppliers.memoizeWithExpiration(
                () -> services.get().openOrders().get(), REMEMBER)::get;
        this.passwords = () -> services.get().passwords().get();
        figure("portal.passwords.running", "Password hashes that are computed now", () -> passwords
                .get()
                .running());
        figure("portal.passwords.waiting", "Password hashes that wait for their turn", () -> passwords
                .get()
                .waiting());
        FunctionCounter.builder("portal.passwords.refused", passwords, load -> load.get()
                        .refused())
                .description("Sign-ins that were refused because too many waited")
                .register(registry);
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
        watchProcess();
        parts.register(
                health.get().stream()
                        .map(part -> MultiGauge.Row.of(Tags.of("part", part.name()), part.up() ? 1 : 0))
                        .toList(),
                true);
        orders.register(countedOrders(), true);
        return registry.scrape();
    }

    /** From the first time that figures are read: to ask the process takes a start long. */
    private synchronized void watchProcess() {
        if (!watchesProcess) {
            watchesProcess = true;
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
        }
    }

    /** While the database does not answer there is no number to tell: an old one would look like a new one. */
    private List<MultiGauge.Row<Number>> countedOrders() {
        try {
            return openOrders.get().stream()
                    .map(count -> MultiGauge.Row.of(
                            Tags.of(
                                    "system",
                                    count.system().value(),
                                    "state",
                                    count.state().name()),
                            count.orders()))
                    .toList();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "orders could not be counted", failure);
            return List.of();
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
