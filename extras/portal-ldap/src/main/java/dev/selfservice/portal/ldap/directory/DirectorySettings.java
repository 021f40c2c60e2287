// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.spi.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How to reach a directory; the same keys for the connector and the identity store. */
public final class DirectorySettings {

    private static final int CONNECTIONS = 8;
    private static final int MOST_CONNECTIONS = 200;
    private static final int PAGE = 500;
    private static final int MOST_ENTRIES = 10_000;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration RESPONSE = Duration.ofSeconds(10);

    final List<Server> servers;
    final Security security;
    final SSLContext trust;
    final Optional<Account> account;
    final int connections;
    final Duration connectTimeout;
    final Duration responseTimeout;
    final int pageSize;
    final int mostEntries;
    final boolean followReferrals;

    /** Whom the directory takes us for; the password is never part of a text. */
    record Account(DN dn, char[] password) {
        @Override
        public String toString() {
            return "Account[" + dn + "]";
        }
    }

    private DirectorySettings(Settings settings) {
        this.servers = settings.required("url", Server::parseAll);
        this.security = security(settings.optional("security", Security::parse));
        this.trust = Trust.read(settings);
        this.account = account(
                settings.optional("bind-dn", DirectorySettings::dn),
                settings.optional("bind-password", String::toCharArray));
        this.connections = settings.optional("connections", text -> between(1, MOST_CONNECTIONS, text))
                .orElse(CONNECTIONS);
        this.connectTimeout =
                settings.optional("connect-timeout", DirectorySettings::time).orElse(CONNECT);
        this.responseTimeout =
                settings.optional("response-timeout", DirectorySettings::time).orElse(RESPONSE);
        this.pageSize = settings.optional("page-size", text -> between(1, MOST_ENTRIES, text))
                .orElse(PAGE);
        this.mostEntries = settings.optional("most-entries", text -> between(1, Integer.MAX_VALUE, text))
                .orElse(MOST_ENTRIES);
        this.followReferrals =
                settings.optional("referrals", DirectorySettings::follow).orElse(false);
    }

    /** Reads the keys that say how to reach a directory; others are left to the caller. */
    public static DirectorySettings read(Settings settings) {
        return new DirectorySettings(settings);
    }

    /** Reads the name of an entry; for {@link Settings}. */
    public static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException wrong) {
            throw new IllegalArgumentException("want a distinguished name (RFC 4514)", wrong);
        }
    }

    /** Reads a filter; for {@link Settings}. */
    public static Filter filter(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException wrong) {
            throw new IllegalArgumentException("want a filter (RFC 4515)", wrong);
        }
    }

    private Security security(Optional<Security> wanted) {
        boolean secure = servers.get(0).secure();
        Security security = wanted.orElse(secure ? Security.TLS : Security.START_TLS);
        if (secure != (security == Security.TLS)) {
            throw new SettingsException("ldaps:// goes with the security tls, ldap:// with start-tls or plain");
        }
        return security;
    }

    private static Optional<Account> account(Optional<DN> dn, Optional<char[]> password) {
        // A name without a password is a wish to be nobody (RFC 4513 section 5.1.2), never what somebody meant.
        if (dn.isPresent() != password.filter(text -> text.length > 0).isPresent()) {
            throw new SettingsException("bind-dn and bind-password go together");
        }
        return dn.map(name -> new Account(name, password.orElseThrow()));
    }

    private static int between(int least, int most, String text) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("want " + least + " to " + most);
        }
        return number;
    }

    private static Duration time(String text) {
        Duration time = Duration.parse(text);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("want a time above zero");
        }
        return time;
    }

    private static boolean follow(String text) {
        return switch (text) {
            case "refuse" -> false;
            case "follow" -> true;
            default -> throw new IllegalArgumentException("want refuse or follow");
        };
    }

    /** Returns text without the password. */
    @Override
    public String toString() {
        return "DirectorySettings[" + servers + ", " + security + "]";
    }
}
