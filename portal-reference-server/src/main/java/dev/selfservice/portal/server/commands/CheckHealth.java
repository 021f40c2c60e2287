// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.config.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the server of the same settings on this machine whether it can serve; for container engines without a client. */
final class CheckHealth implements Command {

    private static final int PATIENCE = (int) Duration.ofSeconds(4).toMillis();

    @Override
    public String name() {
        return "check-health";
    }

    @Override
    public Usage usage() {
        return new Usage("", "asks the server on this machine whether it can serve; status 1 if it cannot");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        line.operands(this, 0);
        ServerConfig config = line.settings();
        try {
            HttpURLConnection call = open(config.http().port(), config.tls());
            int status = call.getResponseCode();
            boolean ready = status == HttpURLConnection.HTTP_OK;
            out.println(ready ? text(call.getInputStream()) : "status " + status + ", see /health/ready");
            return ready ? 0 : 1;
        } catch (IOException | GeneralSecurityException nobody) {
            out.println("no answer: " + nobody.getMessage());
            return 1;
        }
    }

    private static String text(InputStream answer) throws IOException {
        try (answer) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpURLConnection open(int port, Optional<TlsConfig> tls)
            throws IOException, GeneralSecurityException {
        String scheme = tls.isPresent() ? "https" : "http";
        HttpURLConnection call = (HttpURLConnection) URI.create(scheme + "://localhost:" + port + "/health/ready")
                .toURL()
                .openConnection();
        call.setConnectTimeout(PATIENCE);
        call.setReadTimeout(PATIENCE);
        if (tls.isPresent() && call instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(trusting(tls.get()).getSocketFactory());
            // The certificate is compared as a whole; the name it bears is that of the network, not localhost.
            secure.setHostnameVerifier((host, agreed) -> true);
        }
        return call;
    }

    /** Trusts what is in the server's own key store and nothing else. */
    private static SSLContext trusting(TlsConfig config) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(config.keystore())) {
            own.load(file, config.keystorePassword().toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        List<String> names = Collections.list(own.aliases());
        for (String name : names) {
            Certificate certificate = own.getCertificate(name);
            trusted.setCertificateEntry(name, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
