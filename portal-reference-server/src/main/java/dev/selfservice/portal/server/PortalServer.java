// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import com.google.common.base.Suppliers;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.TlsConfig;
import dev.selfservice.portal.server.operation.Metrics;
import dev.selfservice.portal.server.runtime.Services;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The HTTP side of the portal on one Jetty: the {@link PortalEdge}, and the REST interface by Jersey and Weld.
 *
 * <p>{@link #close} is graceful: streams end at once, other requests under way are finished, new ones are answered 503.
 */
public final class PortalServer implements AutoCloseable {

    private final HttpConfig http;
    private final Optional<TlsConfig> tls;
    private final PortalEdge edge;
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
     * @param services waits for the portal; first asked by {@link #start}, or for a request
     * @param requestIds where the ids of requests come from
     */
    public PortalServer(
            HttpConfig http, Optional<TlsConfig> tls, Supplier<Services> services, Supplier<String> requestIds) {
        Logs.gather();
        this.http = http;
        this.tls = tls;
        Supplier<Services> asked = Suppliers.memoize(services::get);
        this.edge = new PortalEdge(http, tls.isPresent(), asked, requestIds);
        this.rest = new RestServlet(asked, edge.jsonb(), this::origin);
        this.jetty = new Server(Connectors.threads());
        this.connector = Connectors.open(jetty, http, tls);
        jetty.setErrorHandler(new ErrorAnswers(edge.problems()));
        this.context = context();
        jetty.setHandler(context);
    }

    /** Puts everything in place that does not need the portal, which may still be being opened; nobody is listened to yet. */
    public void prepare() {
        ServletHolder api = new ServletHolder(rest.servlet());
        api.setInitOrder(0);
        context.addServlet(api, PortalApplication.PATH + "/*");
        try {
            jetty.start();
        } catch (Exception broken) {
            throw new IllegalStateException("the server cannot be put together", broken);
        }
    }

    /** Waits for the portal and begins to listen; the first request finds everything in place. */
    public void start() {
        if (!jetty.isStarted()) {
            prepare();
        }
        rest.complete();
        jetty.addConnector(connector);
        jetty.manage(connector);
        try {
            connector.start();
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
        return edge.metrics();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    @Override
    public void close() {
        try {
            edge.drain();
            jetty.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            throw new IllegalStateException("the server did not stop in good order", broken);
        } finally {
            rest.close();
            edge.close();
        }
    }

    private String origin() {
        return http.origin().isEmpty() ? address().toString().replaceAll("/$", "") : http.origin();
    }

    private ServletContextHandler context() {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ErrorAnswers(edge.problems()));
        context.addServletContainerInitializer((none, servlets) -> edge.register(servlets));
        return context;
    }
}
