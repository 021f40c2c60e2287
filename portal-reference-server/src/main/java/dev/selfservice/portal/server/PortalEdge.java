// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.edge.AccessLog;
import dev.selfservice.portal.server.edge.Addresses;
import dev.selfservice.portal.server.edge.Draining;
import dev.selfservice.portal.server.edge.LoadShedder;
import dev.selfservice.portal.server.edge.PolicyReports;
import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.edge.SecurityHeaders;
import dev.selfservice.portal.server.json.JsonbSetup;
import dev.selfservice.portal.server.openapi.OpenApiDocument;
import dev.selfservice.portal.server.openapi.OpenApiServlet;
import dev.selfservice.portal.server.operation.HealthServlet;
import dev.selfservice.portal.server.operation.Metrics;
import dev.selfservice.portal.server.operation.MetricsServlet;
import dev.selfservice.portal.server.problem.ProblemPages;
import dev.selfservice.portal.server.problem.ProblemWriter;
import dev.selfservice.portal.server.rest.Routes;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.ui.UiServlet;
import dev.selfservice.portal.server.ui.UiStyles;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What stands around the REST interface in any servlet container: filters, pages, descriptions, health and metrics.
 *
 * <p>The REST interface itself comes from whoever serves it: Jersey in our own server, the container's elsewhere.
 */
public final class PortalEdge implements AutoCloseable {

    private final HttpConfig http;
    private final boolean tls;
    private final Supplier<Services> services;
    private final Jsonb jsonb = JsonbSetup.open();
    private final ProblemWriter problems = new ProblemWriter(jsonb);
    private final Draining draining = new Draining(problems);
    private final Metrics metrics;
    private final List<Filter> filters;
    private final Map<Servlet, List<String>> servlets;

    /**
     * Makes the edge, filters and servlets included, so that {@link #register} is quick.
     *
     * @param tls whether the server itself does TLS; a proxy that does shows in the configured origin
     * @param services the portal may still be being opened: first asked for a request, or by {@link #drain}
     * @param requestIds where the ids of requests come from
     */
    public PortalEdge(HttpConfig http, boolean tls, Supplier<Services> services, Supplier<String> requestIds) {
        this.http = http;
        this.tls = tls;
        this.services = services;
        this.metrics = new Metrics(services);
        ClassLoader loader = PortalEdge.class.getClassLoader();
        this.filters = filters(requestIds, loader);
        this.servlets = servlets(loader);
    }

    /** Returns the one JSON binding. */
    public Jsonb jsonb() {
        return jsonb;
    }

    /** Returns what writes problems outside of the REST interface. */
    public ProblemWriter problems() {
        return problems;
    }

    /** Returns what is counted. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Lays filters and servlets into a context that stands at the root of its host and has not started yet.
     *
     * @throws IllegalStateException the container has put a servlet of its own where one of ours belongs
     */
    public void register(ServletContext context) {
        filters.forEach(filter -> register(context, filter));
        servlets.forEach((servlet, paths) -> register(context, servlet, paths));
    }

    /** Ends streams at once, answers 503 from now on, and waits, at most the configured time, for requests under way. */
    public void drain() throws InterruptedException {
        draining.begin();
        services.get().endStreams().run();
        draining.drain(http.stopTimeout());
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception broken) {
            throw new IllegalStateException("the JSON binding did not close", broken);
        } finally {
            metrics.close();
        }
    }

    private List<Filter> filters(Supplier<String> requestIds, ClassLoader loader) {
        boolean secure = tls || http.origin().startsWith("https://");
        return List.of(
                new RequestIds(requestIds, new Addresses(http.trustedProxies())),
                new AccessLog(System::nanoTime, metrics::count),
                new SecurityHeaders(UiStyles.hashes(loader), http.embedders(), secure),
                draining,
                new LoadShedder(http.ratePerAddress(), System::nanoTime, problems));
    }

    private Map<Servlet, List<String>> servlets(ClassLoader loader) {
        Supplier<Map<String, Object>> document = Suppliers.memoize(
                () -> OpenApiDocument.of(PortalApplication.PATH, Routes.of(PortalApplication.RESOURCES)));
        return Map.of(
                new HealthServlet(() -> services.get().parts().get(), draining::stopping, jsonb),
                List.of("/health/*"),
                new MetricsServlet(metrics, http.metricsOpen(), problems),
                List.of("/metrics"),
                new OpenApiServlet(document, jsonb),
                List.of(OpenApiServlet.DOCUMENT, OpenApiServlet.PAGE),
                new ProblemPages(),
                List.of("/problems/*"),
                new PolicyReports(),
                List.of(SecurityHeaders.REPORTS),
                new UiServlet(loader, problems),
                List.of("/"));
    }

    private static void register(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic added = context.addFilter(filter.getClass().getName(), filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private static void register(ServletContext context, Servlet servlet, List<String> paths) {
        ServletRegistration.Dynamic added =
                context.addServlet(servlet.getClass().getName(), servlet);
        added.setAsyncSupported(true);
        Set<String> taken = added.addMapping(paths.toArray(String[]::new));
        if (!taken.isEmpty()) {
            throw new IllegalStateException("the container serves something of its own at " + taken);
        }
    }
}
