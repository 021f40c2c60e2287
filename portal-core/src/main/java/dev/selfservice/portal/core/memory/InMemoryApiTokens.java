// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class InMemoryApiTokens implements ApiTokenStore {

    private static final int MOST_LISTED = 100;
    private static final Duration WRITE_AT_MOST_EVERY = Duration.ofMinutes(1);

    private record Kept(ApiToken token, String secretHash) {}

    private final Table<UUID, Kept> tokens;
    private final Clock clock;

    InMemoryApiTokens(InMemoryTransactions transactions, Clock clock) {
        this.tokens = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void insert(ApiToken token, String secretHash) {
        tokens.put(token.id(), new Kept(token, secretHash));
    }

    @Override
    public Optional<ApiToken> find(String secretHash) {
        Instant now = clock.instant();
        return tokens.rows()
                .filter(each -> each.secretHash().equals(secretHash))
                .map(Kept::token)
                .filter(token ->
                        token.revokedAt().isEmpty() && token.expiresAt().isAfter(now))
                .findFirst();
    }

    @Override
    public void touch(UUID id) {
        Instant now = clock.instant();
        tokens.find(id)
                .filter(each -> each.token()
                        .lastUsedAt()
                        .filter(at -> at.plus(WRITE_AT_MOST_EVERY).isAfter(now))
                        .isEmpty())
                .ifPresent(each -> put(each, Optional.of(now), each.token().revokedAt()));
    }

    @Override
    public List<ApiToken> list(PersonId person) {
        return tokens.rows()
                .map(Kept::token)
                .filter(token -> token.person().equals(person))
                .sorted(Comparator.comparing(ApiToken::createdAt)
                        .thenComparing(token -> token.id().toString())
                        .reversed())
                .limit(MOST_LISTED)
                .toList();
    }

    @Override
    public Set<UUID> alive(Map<UUID, PersonId> wanted) {
        Instant now = clock.instant();
        return wanted.keySet().stream()
                .map(tokens::find)
                .flatMap(Optional::stream)
                .map(Kept::token)
                .filter(token ->
                        token.revokedAt().isEmpty() && token.expiresAt().isAfter(now))
                .map(ApiToken::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean revoke(PersonId person, UUID id) {
        Optional<Kept> found = tokens.find(id)
                .filter(each -> each.token().person().equals(person))
                .filter(each -> each.token().revokedAt().isEmpty());
        found.ifPresent(each -> put(each, each.token().lastUsedAt(), Optional.of(clock.instant())));
        return found.isPresent();
    }

    private void put(Kept kept, Optional<Instant> used, Optional<Instant> revoked) {
        ApiToken token = kept.token();
        ApiToken next = new ApiToken(
                token.id(),
                token.person(),
                token.label(),
                token.scope(),
                token.createdAt(),
                token.expiresAt(),
                used,
                revoked);
        tokens.put(token.id(), new Kept(next, kept.secretHash()));
    }
}
