// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tls;

import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.server.PortalServer;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.TlsConfig;
import dev.selfservice.portal.server.config.TlsConfig.ClientCertificates;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The real server with TLS, on an empty portal in memory. */
final class TlsServer implements AutoCloseable {

    private final Portal portal;
    private final PortalServer server;

    TlsServer(Path keystore, ClientCertificates clients, Optional<Path> truststore) {
        String password = new String(Authority.PASSWORD);
        this.portal = Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(new InMemoryIdentityStore())
                .keys(Keys.fresh())
                .build();
        this.server = new PortalServer(
                HttpConfig.onFreePort(),
                Optional.of(new TlsConfig(
                        keystore, password, clients, truststore, Optional.of(password), Duration.ofSeconds(1))),
                Services.of(portal),
                ServerRandomSource.requestIds(ServerRandomSource.strong()));
        server.start();
    }

    int port() {
        return server.address().getPort();
    }

    /** Returns what a client trusts and, if there is any, who it says it is. */
    static SSLContext client(KeyStore trust, Optional<KeyStore> own) {
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.map(TlsServer::managers).orElse(null), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyManager[] managers(KeyStore own) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, Authority.PASSWORD);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.close();
        portal.close();
    }
}
