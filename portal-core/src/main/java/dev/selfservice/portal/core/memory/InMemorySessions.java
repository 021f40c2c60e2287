// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemorySessions implements SessionStore {

    private static final Duration WRITE_AT_MOST_EVERY = Duration.ofMinutes(1);

    private final Table<String, StoredSession> sessions;
    private final Clock clock;

    InMemorySessions(InMemoryTransactions transactions, Clock clock) {
        this.sessions = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void insert(StoredSession session) {
        sessions.put(session.tokenHash(), session);
    }

    @Override
    public Optional<StoredSession> find(String tokenHash) {
        return sessions.find(tokenHash).filter(this::isAlive);
    }

    @Override
    public void touch(String tokenHash, Duration idle) {
        Instant now = clock.instant();
        find(tokenHash)
                .filter(each ->
                        !each.info().lastSeenAt().plus(WRITE_AT_MOST_EVERY).isAfter(now))
                .ifPresent(each -> sessions.put(tokenHash, seen(each, now, now.plus(idle))));
    }

    @Override
    public List<StoredSession> list(PersonId person) {
        return sessions.rows()
                .filter(each -> each.info().person().equals(person))
                .filter(this::isAlive)
                .sorted(Comparator.comparing((StoredSession each) -> each.info().startedAt())
                        .thenComparing(each -> each.info().id())
                        .reversed())
                .toList();
    }

    @Override
    public boolean end(PersonId person, String id) {
        return removeAll(list(person).stream()
                        .filter(each -> each.info().id().equals(id))
                        .toList())
                > 0;
    }

    @Override
    public int endAll(PersonId person) {
        return removeAll(list(person));
    }

    @Override
    public int trim(PersonId person, int keep) {
        return removeAll(list(person).stream().skip(keep).toList());
    }

    @Override
    public int purge(int most) {
        Predicate<StoredSession> alive = this::isAlive;
        return removeAll(sessions.rows().filter(alive.negate()).limit(most).toList());
    }

    private int removeAll(List<StoredSession> gone) {
        gone.forEach(each -> sessions.remove(each.tokenHash()));
        return gone.size();
    }

    private boolean isAlive(StoredSession session) {
        Instant now = clock.instant();
        return session.info().idleUntil().isAfter(now)
                && session.info().endsAt().isAfter(now);
    }

    private static StoredSession seen(StoredSession session, Instant now, Instant idleUntil) {
        SessionInfo info = session.info();
        Instant until = idleUntil.isBefore(info.endsAt()) ? idleUntil : info.endsAt();
        return new StoredSession(
                session.tokenHash(),
                new SessionInfo(
                        info.id(),
                        info.person(),
                        info.assurance(),
                        info.startedAt(),
                        now,
                        until,
                        info.endsAt(),
                        info.address(),
                        info.agent()),
                session.methods(),
                session.authenticatedAt());
    }
}
