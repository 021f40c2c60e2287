// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.TlsConfig;
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
import jakarta.servlet.Servlet;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The HTTP side of the portal: filters, REST interface, pages, health and metrics on one Jetty.
 *
 * <p>{@link #close} is graceful: streams end at once, other requests under way are finished, new ones are answered 503.
 */
public final class PortalServer implements AutoCloseable {

    private final HttpConfig http;
    private final Optional<TlsConfig> tls;
    private final Supplier<Services> services;
    private final Jsonb jsonb = JsonbSetup.open();
    private final ProblemWriter problems = new ProblemWriter(jsonb);
    private final Draining draining = new Draining(problems);
    private final Metrics metrics;
    private final RestServlet rest;
    private final ServletContextHandler context;
    private final Server jetty;
    private final ServerConnector connector;

    /**
     * Makes the server; it listens after {@link #start}.
     *
     * @param requestIds where the ids of requests come from
     */
    public PortalServer(HttpConfig http, Optional<TlsConfig> tls, Services services, Supplier<String> requestIds) {
        this(http, tls, () -> services, requestIds);
    }

    /**
     * Makes the server of a portal that is still being opened, so that both go on at once.
     *
     * @param services waits for the portal; first asked by {@link #start}
     * @param requestIds where the ids of requests come from
     */
    public PortalServer(
            HttpConfig http, Optional<TlsConfig> tls, Supplier<Services> services, Supplier<String> requestIds) {
        Logs.gather();
        this.http = http;
        this.tls = tls;
        this.services = Suppliers.memoize(services::get);
        this.metrics = new Metrics(this.services);
        this.rest = new RestServlet(this.services, jsonb, this::origin);
        this.jetty = new Server(Connectors.threads());
        this.connector = Connectors.open(jetty, http, tls);
        jetty.addConnector(connector);
        jetty.setErrorHandler(new ErrorAnswers(problems));
        this.context = context(requestIds);
        jetty.setHandler(context);
    }

    /** Begins to listen; the first request finds everything in place. */
    public void start() {
        ServletHolder api = new ServletHolder(rest.servlet());
        api.setInitOrder(0);
        context.addServlet(api, PortalApplication.PATH + "/*");
        try {
            jetty.start();
        } catch (Exception broken) {
            throw new IllegalStateException(
                    "the server cannot listen at " + http.address() + ":" + http.port(), broken);
        }
    }

    /** Returns the address that people open, for example {@code http://localhost:8080/}. */
    public URI address() {
        String scheme = tls.isPresent() ? "https" : "http";
        // Not 127.0.0.1: browsers keep secure cookies over plain HTTP for localhost alone.
        String host = SelfCheck.loopback(http.address()) ? "localhost" : http.address();
        return URI.create(scheme + "://" + host + ":" + connector.getLocalPort() + "/");
    }

    /** Returns what is counted, so that figures can be added. */
    public Metrics metrics() {
        return metrics;
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    @Override
    public void close() {
        try {
            draining.begin();
            services.get().endStreams().run();
            draining.drain(http.stopTimeout());
            jetty.stop();
            jsonb.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            throw new IllegalStateException("the server did not stop in good order", broken);
        } finally {
            rest.close();
            metrics.close();
        }
    }

    private String origin() {
        return http.origin().isEmpty() ? address().toString().replaceAll("/$", "") : http.origin();
    }

    private ServletContextHandler context(Supplier<String> requestIds) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ErrorAnswers(problems));
        boolean secure = tls.isPresent() || http.origin().startsWith("https://");
        ClassLoader loader = PortalServer.class.getClassLoader();
        filter(context, new RequestIds(requestIds, new Addresses(http.trustedProxies())));
        filter(context, new AccessLog(System::nanoTime, metrics::count));
        filter(context, new SecurityHeaders(UiStyles.hashes(loader), http.embedders(), secure));
        filter(context, draining);
        filter(context, new LoadShedder(http.ratePerAddress(), System::nanoTime, problems));
        serve(context, new HealthServlet(() -> services.get().parts().get(), draining::stopping, jsonb), "/health/*");
        serve(context, new MetricsServlet(metrics, http.metricsOpen(), problems), "/metrics");
        Supplier<Map<String, Object>> document = Suppliers.memoize(
                () -> OpenApiDocument.of(PortalApplication.PATH, Routes.of(PortalApplication.RESOURCES)));
        OpenApiServlet description = new OpenApiServlet(document, jsonb);
        serve(context, description, OpenApiServlet.DOCUMENT);
        serve(context, description, OpenApiServlet.PAGE);
        serve(context, new ProblemPages(), "/problems/*");
        serve(context, new PolicyReports(), SecurityHeaders.REPORTS);
        serve(context, new UiServlet(loader, problems), "/");
        return context;
    }

    private static void filter(ServletContextHandler context, Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static void serve(ServletContextHandler context, Servlet servlet, String path) {
        context.addServlet(new ServletHolder(servlet), path);
    }
}
