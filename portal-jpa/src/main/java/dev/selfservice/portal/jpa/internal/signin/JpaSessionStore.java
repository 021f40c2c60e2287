// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps sessions in {@code portal_session}; one that ended is gone. */
public final class JpaSessionStore implements SessionStore {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private static final String SELECT = "SELECT * FROM portal_session WHERE ";

    private static final String ALIVE = "expires_at > portal_now()";

    /** By person too, for which there is an index. */
    private static final String THESE =
            "SELECT public_id FROM portal_session WHERE person_id {in} AND public_id {in} AND " + ALIVE;

    /** Idling never outlives the session's own end. */
    private static final String TOUCH = """
            UPDATE portal_session SET last_seen_at = portal_now(), idle_until = CASE WHEN ends_at < {later} THEN ends_at ELSE {later} END, \
            expires_at = CASE WHEN ends_at < {later} THEN ends_at ELSE {later} END \
            WHERE token_hash = ? AND expires_at > portal_now() AND last_seen_at <= {earlier}""";

    private static final String DROP = "DELETE FROM portal_session WHERE token_hash = ?";

    private static final String BEYOND = """
            SELECT token_hash FROM portal_session WHERE person_id = ? AND expires_at > portal_now() \
            ORDER BY started_at DESC, public_id DESC OFFSET ? ROWS""";

    private static final String OLD =
            "SELECT token_hash FROM portal_session WHERE expires_at <= portal_now() FETCH FIRST ? ROWS ONLY";

    private final Sql sql;

    public JpaSessionStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(StoredSession session) {
        sql.add(SessionEntity.of(session));
    }

    @Override
    public Optional<StoredSession> find(String tokenHash) {
        return sql.first(SELECT + "token_hash = ? AND " + ALIVE, JpaSessionStore::read, tokenHash);
    }

    @Override
    public void touch(String tokenHash, Duration idle) {
        long millis = idle.toMillis();
        sql.update(TOUCH, millis, millis, millis, millis, tokenHash, MINUTE);
    }

    @Override
    public List<StoredSession> list(PersonId person) {
        return sql.list(
                SELECT + "person_id = ? AND " + ALIVE + " ORDER BY started_at DESC, public_id DESC",
                JpaSessionStore::read,
                person.value());
    }

    @Override
    public Set<String> alive(Map<String, PersonId> sessions) {
        if (sessions.isEmpty()) {
            return Set.of();
        }
        List<String> people =
                sessions.values().stream().map(PersonId::value).distinct().toList();
        return Set.copyOf(sql.list(THESE, row -> row.text("public_id"), people, List.copyOf(sessions.keySet())));
    }

    @Override
    public boolean end(PersonId person, String id) {
        return sql.update(
                        "DELETE FROM portal_session WHERE person_id = ? AND public_id = ? AND " + ALIVE,
                        person.value(),
                        id)
                > 0;
    }

    @Override
    public int endAll(PersonId person) {
        return sql.update("DELETE FROM portal_session WHERE person_id = ? AND " + ALIVE, person.value());
    }

    @Override
    public int trim(PersonId person, int keep) {
        return drop(sql.list(BEYOND, JpaSessionStore::hash, person.value(), keep));
    }

    @Override
    public int purge(int most) {
        return drop(sql.list(OLD, JpaSessionStore::hash, most));
    }

    private int drop(List<@Nullable Object[]> hashes) {
        return sql.batch(DROP, hashes);
    }

    private static @Nullable Object[] hash(Row row) throws SQLException {
        return new @Nullable Object[] {row.text("token_hash")};
    }

    private static StoredSession read(Row row) throws SQLException {
        SessionInfo info = new SessionInfo(
                row.text("public_id"),
                new PersonId(row.text("person_id")),
                row.number("assurance"),
                row.time("started_at"),
                row.time("last_seen_at"),
                row.time("idle_until"),
                row.time("ends_at"),
                row.text("address"),
                row.text("agent"));
        return new StoredSession(row.text("token_hash"), info, row.text("methods"), row.time("authenticated_at"));
    }
}
