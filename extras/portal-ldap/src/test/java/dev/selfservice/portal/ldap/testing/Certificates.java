// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key with a certificate that it signed itself for one host name, made by the JDK's keytool. */
public record Certificates(Path store, Path pem) {

    /** The password of the store. */
    public static final String PASSWORD = "changeit";

    /** Makes a certificate for a host name. */
    public static Certificates forHost(String host, Path folder) {
        Certificates made = new Certificates(folder.resolve(host + ".p12"), folder.resolve(host + ".pem"));
        String[] store = {"-keystore", made.store.toString(), "-storepass", PASSWORD, "-alias", "key"};
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12");
        keytool(store, "-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    /** Returns what a server needs to show the certificate. */
    public SSLContext server() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void keytool(String[] store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(store));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool ended with " + process.exitValue());
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
