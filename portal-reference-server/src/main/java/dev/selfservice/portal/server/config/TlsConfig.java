// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * TLS from a key store.
 *
 * @param keystore a PKCS#12 file with the server's key and certificates
 * @param truststore the authorities of client certificates; needed if clients show any
 * @param reload how often the key store is looked at for a change
 */
public record TlsConfig(
        Path keystore,
        String keystorePassword,
        ClientCertificates clients,
        Optional<Path> truststore,
        Optional<String> truststorePassword,
        Duration reload) {

    public TlsConfig {
        if (clients != ClientCertificates.NONE && truststore.isEmpty()) {
            throw new IllegalArgumentException(
                    "portal.tls.client-certificates needs portal.tls.truststore: who may vouch for clients?");
        }
    }

    /** Whether clients show certificates. */
    public enum ClientCertificates {
        NONE,
        WANTED,
        NEEDED
    }

    /** Returns text without the passwords. */
    @Override
    public String toString() {
        return "TlsConfig[" + keystore + "]";
    }
}
