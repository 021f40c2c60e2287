// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import dev.selfservice.portal.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps sessions under the SHA-256 of their token (SES-1). All calls run in the caller's transaction.
 *
 * <p>Expiry is compared with the store's own clock.
 */
public interface SessionStore {

    /** Stores a new session. */
    void insert(StoredSession session);

    /** Returns the session whose token has the hash, unless it ended or timed out. */
    Optional<StoredSession> find(String tokenHash);

    /**
     * Writes that the session was used now and idles until later, at most until its end; writes at most once a minute.
     * A session that is over stays over.
     */
    void touch(String tokenHash, Duration idle);

    /** Lists the person's sessions that are alive, newest first. */
    List<StoredSession> list(PersonId person);

    /**
     * Returns which of the sessions are alive. A store that keeps many sessions should answer with one look-up.
     *
     * @param sessions public ids, with whose they are
     */
    default Set<String> alive(Map<String, PersonId> sessions) {
        return Set.copyOf(sessions.values()).stream()
                .flatMap(person -> list(person).stream())
                .map(session -> session.info().id())
                .filter(sessions::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends the person's session with the public id; false if there is none. */
    boolean end(PersonId person, String id);

    /** Ends all sessions of the person; returns how many. */
    int endAll(PersonId person);

    /** Ends the person's oldest sessions beyond the newest {@code keep}; returns how many (SES-3). */
    int trim(PersonId person, int keep);

    /** Drops up to {@code most} sessions that ended or timed out; returns how many. */
    int purge(int most);
}
