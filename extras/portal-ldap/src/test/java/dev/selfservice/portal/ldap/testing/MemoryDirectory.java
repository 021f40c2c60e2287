// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** A directory in this process, on a free port of this machine. */
public final class MemoryDirectory implements TestDirectory {

    private final InMemoryDirectoryServer server;
    private final LDAPConnection admin;
    private final String scheme;

    private MemoryDirectory(InMemoryDirectoryServer server, String scheme) throws LDAPException {
        this.server = server;
        this.scheme = scheme;
        server.startListening();
        this.admin = server.getConnection();
    }

    /** Starts one that speaks in the clear. */
    public static MemoryDirectory plain() {
        return plain(new InMemoryOperationInterceptor() {});
    }

    /** Starts one whose answers are meddled with. */
    public static MemoryDirectory plain(InMemoryOperationInterceptor meddler) {
        return open(Optional.empty(), false, Optional.of(meddler));
    }

    /** Starts one with TLS from the first byte. */
    public static MemoryDirectory tls(SSLContext keys) {
        return open(Optional.of(keys), true, Optional.empty());
    }

    /** Starts one that offers StartTLS. */
    public static MemoryDirectory startTls(SSLContext keys) {
        return open(Optional.of(keys), false, Optional.empty());
    }

    private static MemoryDirectory open(
            Optional<SSLContext> keys, boolean secure, Optional<InMemoryOperationInterceptor> meddler) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials(ADMIN, PASSWORD);
            config.setSchema(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), MoreSchema.of()));
            meddler.ifPresent(config::addInMemoryOperationInterceptor);
            InetAddress loopback = InetAddress.getLoopbackAddress();
            config.setListenerConfigs(
                    secure
                            ? new InMemoryListenerConfig(
                                    "tls", loopback, 0, keys.orElseThrow().getServerSocketFactory(), ofThisTest(), null)
                            : new InMemoryListenerConfig(
                                    "plain",
                                    loopback,
                                    0,
                                    null,
                                    null,
                                    keys.map(SSLContext::getSocketFactory).orElse(null)));
            MemoryDirectory directory =
                    new MemoryDirectory(new InMemoryDirectoryServer(config), secure ? "ldaps" : "ldap");
            directory.addTree();
            return directory;
        } catch (LDAPException | LDIFException broken) {
            throw new AssertionError("the directory in memory does not start", broken);
        }
    }

    /** What the test itself sees the directory with: it knows that this is the right one. */
    private static SocketFactory ofThisTest() {
        try {
            return new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Returns the server, to look at it and to break it. */
    public InMemoryDirectoryServer server() {
        return server;
    }

    /** Returns the port it listens at. */
    public int port() {
        return server.getListenPort();
    }

    @Override
    public String url() {
        return scheme + "://localhost:" + port();
    }

    @Override
    public LDAPConnection admin() {
        return admin;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
