// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.GetEntryLDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes connections as the settings want them, each with the certificate and the host name checked. */
final class Connections {

    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

    private final DirectorySettings settings;

    Connections(DirectorySettings settings) {
        this.settings = settings;
    }

    /** Returns a pool whose connections speak for the portal's account; it opens none before the first use. */
    LDAPConnectionPool pool() {
        return pool("portal", bind());
    }

    /** Returns a pool whose connections speak for nobody until somebody signs in. */
    LDAPConnectionPool signIns() {
        return pool("sign-ins", null);
    }

    /** Opens one connection of its own that waits for no answer longer than the time. */
    LDAPConnection open(Duration patience) throws LDAPException {
        LDAPConnection connection =
                servers(options(patience, patience), processor()).getConnection();
        try {
            @Nullable BindRequest bind = bind();
            if (bind != null) {
                connection.bind(bind);
            }
            return connection;
        } catch (LDAPException refused) {
            connection.close();
            throw refused;
        }
    }

    private LDAPConnectionPool pool(String name, @Nullable BindRequest bind) {
        LDAPConnectionOptions options = options(settings.connectTimeout, settings.responseTimeout);
        try {
            LDAPConnectionPool pool =
                    new LDAPConnectionPool(servers(options, null), bind, 0, settings.connections, processor(), false);
            pool.setConnectionPoolName(name);
            pool.setCreateIfNecessary(false); // never more than the settings say
            pool.setMaxWaitTimeMillis(settings.responseTimeout.toMillis());
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
            pool.setHealthCheck(new GetEntryLDAPConnectionPoolHealthCheck(
                    "", LONGEST_CHECK.toMillis(), false, false, false, true, true));
            pool.setHealthCheckIntervalMillis(CHECK_EVERY.toMillis());
            return pool;
        } catch (LDAPException impossible) {
            throw new IllegalStateException("a pool without connections was refused", impossible);
        }
    }

    private @Nullable BindRequest bind() {
        return settings.account.map(Connections::bind).orElse(null);
    }

    private static BindRequest bind(DirectorySettings.Account account) {
        return new SimpleBindRequest(account.dn().toString(), Passwords.utf8(account.password()));
    }

    private @Nullable PostConnectProcessor processor() {
        return settings.security == Security.START_TLS ? new StartTLSPostConnectProcessor(settings.trust) : null;
    }

    private ServerSet servers(LDAPConnectionOptions options, @Nullable PostConnectProcessor processor) {
        Optional<SocketFactory> secure =
                settings.security == Security.TLS ? Optional.of(settings.trust.getSocketFactory()) : Optional.empty();
        ServerSet[] servers = settings.servers.stream()
                .map(server -> new SingleServerSet(
                        server.host(), server.port(), secure.orElse(null), options, null, processor))
                .toArray(ServerSet[]::new);
        return servers.length == 1 ? servers[0] : new FailoverServerSet(servers);
    }

    private LDAPConnectionOptions options(Duration connect, Duration response) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) connect.toMillis());
        options.setResponseTimeoutMillis(response.toMillis());
        options.setUseSynchronousMode(true);
        options.setAbandonOnTimeout(true);
        // The SDK believes any name unless told otherwise (RFC 4513 section 3.1.3).
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setFollowReferrals(settings.followReferrals);
        options.setReferralConnector(this::follow);
        return options;
    }

    /** Goes where a referral points, with the same security; never from TLS to none. */
    private LDAPConnection follow(LDAPURL url, LDAPConnection from) throws LDAPException {
        boolean secure = "ldaps".equals(url.getScheme());
        if (secure != (settings.security == Security.TLS)) {
            throw new LDAPException(ResultCode.REFERRAL, "a referral to another kind of security is not followed");
        }
        LDAPConnectionOptions options = options(settings.connectTimeout, settings.responseTimeout);
        LDAPConnection connection =
                secure ? new LDAPConnection(settings.trust.getSocketFactory(), options) : new LDAPConnection(options);
        try {
            connection.connect(url.getHost(), url.getPort());
            @Nullable PostConnectProcessor processor = processor();
            if (processor != null) {
                processor.processPreAuthenticatedConnection(connection);
            }
            @Nullable BindRequest bind = bind();
            if (bind != null) {
                connection.bind(bind);
            }
            return connection;
        } catch (LDAPException refused) {
            connection.close();
            throw refused;
        }
    }
}
