// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One directory, by two pools of connections: one for the portal's own account, one for people who sign in.
 *
 * <p>Nothing is opened before the first use, so that a directory may be down when the portal starts. A broken connection
 * is replaced and the operation repeated once. Safe for use by several threads.
 */
public final class Directory implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Directory.class.getName());

    private static final Set<ResultCode> CUT =
            Set.of(ResultCode.SERVER_DOWN, ResultCode.CONNECT_ERROR, ResultCode.LOCAL_ERROR);

    /** A new connection takes up to four answers: connect, StartTLS, bind, look. */
    private static final int ANSWERS = 4;

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(8);

    private final DirectorySettings settings;
    private final Connections connections;
    private final LDAPConnectionPool pool;
    private final LDAPConnectionPool signIns;

    /** Returns the directory of the settings; opens no connection. */
    public Directory(DirectorySettings settings) {
        this.settings = settings;
        this.connections = new Connections(settings);
        this.pool = connections.pool();
        this.signIns = connections.signIns();
        if (settings.security == Security.PLAIN) {
            LOG.log(System.Logger.Level.WARNING, "passwords travel in the clear to {0}", settings.servers);
        }
    }

    /**
     * Returns all entries that match.
     *
     * @throws LDAPException also with {@link ResultCode#SIZE_LIMIT_EXCEEDED} if there are more than the settings allow:
     *     a part is never taken for the whole
     */
    public List<SearchResultEntry> search(Query query) throws LDAPException {
        return alone(pool, connection -> {
            List<SearchResultEntry> found = new ArrayList<>();
            pages(query).read(connection, entry -> {
                if (found.size() == settings.mostEntries) {
                    throw new LDAPException(
                            ResultCode.SIZE_LIMIT_EXCEEDED, "more than " + settings.mostEntries + " entries match");
                }
                found.add(entry);
            });
            return found;
        });
    }

    /** Hands over all entries that match, however many, page by page; repeats some if a connection broke. */
    public void each(Query query, Consumer<SearchResultEntry> taker) throws LDAPException {
        alone(pool, connection -> {
            pages(query).read(connection, taker::accept);
            return true;
        });
    }

    /** Returns an entry if it is there and can be seen. */
    public Optional<SearchResultEntry> read(Query query) throws LDAPException {
        try {
            return search(query).stream().findFirst();
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns all values of an attribute, also of one that the server gives in ranges. */
    public List<String> values(DN entry, String attribute) throws LDAPException {
        return alone(pool, connection -> Ranges.values(connection, entry, attribute));
    }

    /** Returns the values that an entry brought along; fetches the rest if the server gave only a piece. */
    public List<String> values(SearchResultEntry entry, String attribute) throws LDAPException {
        if (Ranges.isPiece(entry, attribute)) {
            return values(entry.getParsedDN(), attribute);
        }
        String @Nullable [] values = entry.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }

    /** Changes an entry. */
    public void modify(ModifyRequest change) throws LDAPException {
        alone(pool, connection -> connection.modify(change));
    }

    /** Tells whether an entry has a value. */
    public boolean has(DN entry, String attribute, String value) throws LDAPException {
        CompareRequest question = new CompareRequest(entry.toString(), attribute, value);
        return alone(pool, connection -> connection.compare(question)).compareMatched();
    }

    /** Tries a password of an entry; throws what the directory answers if it is not right. */
    public BindResult signIn(DN entry, char[] password) throws LDAPException {
        // An empty password would make anybody's name a success (RFC 4513 section 5.1.2).
        if (password.length == 0 || entry.isNullDN()) {
            throw new LDAPException(ResultCode.INVALID_CREDENTIALS, "a sign-in needs a name and a password");
        }
        byte[] bytes = Passwords.utf8(password);
        try {
            SimpleBindRequest bind =
                    new SimpleBindRequest(entry.toString(), bytes, new DraftBeheraLDAPPasswordPolicy10RequestControl());
            return alone(signIns, connection -> connection.bind(bind));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Returns what is wrong, in words; empty if the directory answers our account. Takes less than 10 seconds. */
    public Optional<String> trouble() {
        Duration patience = LONGEST_CHECK.dividedBy((long) ANSWERS * settings.servers.size());
        try (LDAPConnection connection = connections.open(patience)) {
            connection.getRootDSE();
            return Optional.empty();
        } catch (LDAPException e) {
            return Optional.of(ResultWords.of(e));
        }
    }

    /** Returns how long an answer is waited for. */
    public Duration patience() {
        return settings.responseTimeout;
    }

    @Override
    public void close() {
        signIns.close();
        pool.close();
    }

    private Pages pages(Query query) {
        return new Pages(query, settings.pageSize, settings.responseTimeout);
    }

    private interface Work<T> {
        T on(LDAPConnection connection) throws LDAPException;
    }

    /** Does work on one connection, because the cookies of pages belong to it; once more if it turns out to be cut. */
    private static <T> T alone(LDAPConnectionPool pool, Work<T> work) throws LDAPException {
        LDAPConnection connection = connected(pool::getConnection);
        try {
            T answer = work.on(connection);
            pool.releaseConnection(connection);
            return answer;
        } catch (LDAPException e) {
            if (CUT.contains(e.getResultCode())) {
                // A new one: others that lie in the pool may have been cut as well.
                return once(pool, connected(() -> pool.replaceDefunctConnection(connection)), work);
            }
            putBack(pool, connection, e);
            throw e;
        }
    }

    private static <T> T once(LDAPConnectionPool pool, LDAPConnection connection, Work<T> work) throws LDAPException {
        try {
            T answer = work.on(connection);
            pool.releaseConnection(connection);
            return answer;
        } catch (LDAPException e) {
            putBack(pool, connection, e);
            throw e;
        }
    }

    private static void putBack(LDAPConnectionPool pool, LDAPConnection connection, LDAPException e) {
        if (e.getResultCode().isConnectionUsable()) {
            pool.releaseConnection(connection);
        } else {
            pool.releaseDefunctConnection(connection);
        }
    }

    private interface Opening {
        LDAPConnection open() throws LDAPException;
    }

    /** What goes wrong before the question is asked says nothing about the question, whatever its code. */
    private static LDAPConnection connected(Opening opening) throws LDAPException {
        try {
            return opening.open();
        } catch (LDAPException e) {
            ResultCode code = e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
                    ? ResultCode.INVALID_CREDENTIALS
                    : ResultCode.CONNECT_ERROR;
            throw new LDAPException(code, "no connection to the directory", e);
        }
    }
}
