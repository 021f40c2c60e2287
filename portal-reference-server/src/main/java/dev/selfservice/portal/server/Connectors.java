// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.TlsConfig;
import dev.selfservice.portal.server.config.TlsConfig.ClientCertificates;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty listens: plain, or with TLS from a key store. */
final class Connectors {

    private static final String LINE_OF_CACHE = "org.eclipse.jetty.util.referencesPerCacheLine";
    private static final int MOST_THREADS = 200;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private Connectors() {}

    static QueuedThreadPool threads() {
        if (System.getProperty(LINE_OF_CACHE) == null) {
            // Else it asks all of JMX how long a reference is, and to set that up takes a start long.
            System.setProperty(LINE_OF_CACHE, "16");
        }
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("http");
        // Whoever waits for the server keeps the process alive; a start that fails must not leave it behind.
        threads.setDaemon(true);
        return threads;
    }

    static ServerConnector open(Server server, HttpConfig http, Optional<TlsConfig> tls) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        tls.ifPresent(config -> configuration.addCustomizer(new SecureRequestCustomizer(false)));
        HttpConnectionFactory plain = new HttpConnectionFactory(configuration);
        ServerConnector connector = tls.map(config -> new ServerConnector(server, watched(server, config), plain))
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(http.address());
        connector.setPort(http.port());
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    /** Keys that are read again when their file changes, so that a renewed certificate needs no restart. */
    private static SslContextFactory.Server watched(Server server, TlsConfig config) {
        SslContextFactory.Server keys = keys(config);
        KeyStoreScanner scanner = new KeyStoreScanner(keys);
        scanner.setScanInterval((int) Math.max(1, config.reload().toSeconds()));
        server.addBean(scanner);
        return keys;
    }

    private static SslContextFactory.Server keys(TlsConfig config) {
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStorePath(config.keystore().toUri().toString());
        keys.setKeyStorePassword(config.keystorePassword());
        keys.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        config.truststore()
                .ifPresent(file -> keys.setTrustStorePath(file.toUri().toString()));
        config.truststorePassword().ifPresent(keys::setTrustStorePassword);
        keys.setNeedClientAuth(config.clients() == ClientCertificates.NEEDED);
        keys.setWantClientAuth(config.clients() == ClientCertificates.WANTED);
        return keys;
    }
}
