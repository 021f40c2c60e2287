// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.json.JsonbSetup;
import dev.selfservice.portal.server.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Draining draining = new Draining(new ProblemWriter(JsonbSetup.open()));
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server jetty = new Server(0);
    private URI address = URI.create("http://localhost/");

    private final class Slow extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            arrived.countDown();
            try {
                response.setStatus(mayEnd.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? 200 : 500);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(draining), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Slow()), "/");
        jetty.setHandler(context);
        jetty.start();
        address = URI.create("http://localhost:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort() + "/");
    }

    @AfterEach
    void stop() throws Exception {
        mayEnd.countDown();
        jetty.stop();
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }

    @Test
    void runningRequestsEndAndNewOnesAreSentAway() throws Exception {
        CompletableFuture<HttpResponse<String>> running = client.sendAsync(request(), BodyHandlers.ofString());
        assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> {
            try {
                return draining.drain(PATIENCE);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        while (!draining.stopping()) {
            Thread.onSpinWait();
        }
        HttpResponse<String> late = client.send(request(), BodyHandlers.ofString());
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        assertThat(late.body()).contains("\"unavailable\"");
        assertThat(drained).isNotDone();

        mayEnd.countDown();
        assertThat(running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode())
                .isEqualTo(200);
        assertThat(drained.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRequestThatNeverEndsIsNotWaitedForLongerThanAsked() throws Exception {
        CompletableFuture<HttpResponse<String>> running = client.sendAsync(request(), BodyHandlers.ofString());
        assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(draining.drain(Duration.ofMillis(50))).isFalse();
        assertThat(running).isNotDone();
    }

    @Test
    void anIdleServerStopsAtOnce() throws Exception {
        assertThat(draining.drain(PATIENCE)).isTrue();
    }
}
