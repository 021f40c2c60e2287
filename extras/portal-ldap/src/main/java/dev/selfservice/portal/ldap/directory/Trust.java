// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.spi.SettingsException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Whose certificates are believed: those of a trust store, those of a PEM file, or those the Java runtime believes.
 *
 * <p>There is no way to believe everybody, on purpose.
 */
final class Trust {

    private Trust() {}

    static SSLContext read(Settings settings) {
        Optional<Path> store = settings.optional("trust-store", Trust::file);
        Optional<char[]> password = settings.optional("trust-store-password", String::toCharArray);
        Optional<Path> certificates = settings.optional("trust-certificates", Trust::file);
        if (store.isPresent() && certificates.isPresent()) {
            throw new SettingsException("trust-store and trust-certificates are both set, want one of them");
        }
        try {
            return new SSLUtil(manager(store.map(Path::toFile), password, certificates.map(Path::toFile)))
                    .createSSLContext();
        } catch (GeneralSecurityException broken) {
            throw new SettingsException("the certificates to trust cannot be read: " + broken.getMessage());
        }
    }

    private static TrustManager manager(Optional<File> store, Optional<char[]> password, Optional<File> certificates)
            throws GeneralSecurityException {
        if (store.isPresent()) {
            return new TrustStoreTrustManager(store.get(), password.orElse(new char[0]), null, true);
        }
        return certificates.isPresent()
                ? new PEMFileTrustManager(certificates.get())
                : JVMDefaultTrustManager.getInstance();
    }

    private static Path file(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("want a file that can be read");
        }
        return file;
    }
}
