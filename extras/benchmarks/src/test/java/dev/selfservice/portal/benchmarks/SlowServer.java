// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that listens before it can serve: it refuses a few times, and whatever else is asked is not there. */
final class SlowServer {

    static final int REFUSALS = 3;

    private SlowServer() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            boolean health = exchange.getRequestURI().getPath().equals("/health/ready");
            int times = asked.incrementAndGet();
            System.out.println("asked " + times);
            exchange.sendResponseHeaders(!health ? 404 : times <= REFUSALS ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }
}
