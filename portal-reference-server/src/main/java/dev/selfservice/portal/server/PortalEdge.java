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
    private final boolean secure;
    private final Services services;
    private final Supplier<String> requestIds;
    private final Jsonb jsonb = JsonbSetup.open();
    private final ProblemWriter problems = new ProblemWriter(jsonb);
    private final Draining draining = new Draining(problems);
    private final Metrics metrics;

    /**
     * Makes the edge.
     *
     * @param tls whether the server itself does TLS; a proxy that does shows in the configured origin
     * @param requestIds where the ids of requests come from
     */
    public PortalEdge(HttpConfig http, boolean tls, Services services, Supplier<String> requestIds) {
        this.http = http;
        this.secure = tls || http.origin().startsWith("https://");
        this.services = services;
        this.requestIds = requestIds;
        this.metrics = new Metrics(services);
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
        ClassLoader loader = PortalEdge.class.getClassLoader();
        filter(context, new RequestIds(requestIds, new Addresses(http.trustedProxies())));
        filter(context, new AccessLog(System::nanoTime, metrics::count));
        filter(context, new SecurityHeaders(UiStyles.hashes(loader), http.embedders(), secure));
        filter(context, draining);
        filter(context, new LoadShedder(http.ratePerAddress(), System::nanoTime, problems));
        serve(context, new HealthServlet(services.parts(), draining::stopping, jsonb), "/health/*");
        serve(context, new MetricsServlet(metrics, http.metricsOpen(), problems), "/metrics");
        Supplier<Map<String, Object>> document = Suppliers.memoize(
                () -> OpenApiDocument.of(PortalApplication.PATH, Routes.of(PortalApplication.RESOURCES)));
        serve(context, new OpenApiServlet(document, jsonb), OpenApiServlet.DOCUMENT, OpenApiServlet.PAGE);
        serve(context, new ProblemPages(), "/problems/*");
        serve(context, new PolicyReports(), SecurityHeaders.REPORTS);
        serve(context, new UiServlet(loader, problems), "/");
    }

    /** Ends streams at once, answers 503 from now on, and waits, at most the configured time, for requests under way. */
    public void drain() throws InterruptedException {
        draining.begin();
        services.endStreams().run();
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

    private static void filter(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic added = context.addFilter(filter.getClass().getName(), filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private static void serve(ServletContext context, Servlet servlet, String... paths) {
        ServletRegistration.Dynamic added =
                context.addServlet(servlet.getClass().getName(), servlet);
        added.setAsyncSupported(true);
        Set<String> taken = added.addMapping(paths);
        if (!taken.isEmpty()) {
            throw new IllegalStateException("the container serves something of its own at " + taken);
        }
    }
}
