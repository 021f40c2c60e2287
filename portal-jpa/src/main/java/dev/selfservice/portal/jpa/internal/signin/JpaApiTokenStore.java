// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps API tokens in {@code portal_api_token}. */
public final class JpaApiTokenStore implements ApiTokenStore {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private static final String SELECT = "SELECT * FROM portal_api_token WHERE ";

    private static final String USABLE = "secret_hash = ? AND revoked_at IS NULL AND expires_at > portal_now()";

    private static final String ALIVE =
            "SELECT id FROM portal_api_token WHERE id {in} AND revoked_at IS NULL AND expires_at > portal_now()";

    private static final String TOUCH = """
            UPDATE portal_api_token SET last_used_at = portal_now() \
            WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= {earlier})""";

    private static final String REVOKE = """
            UPDATE portal_api_token SET revoked_at = portal_now() \
            WHERE id = ? AND person_id = ? AND revoked_at IS NULL""";

    private static final String NEWEST = "person_id = ? ORDER BY created_at DESC, id DESC FETCH FIRST 100 ROWS ONLY";

    private final Sql sql;

    public JpaApiTokenStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(ApiToken token, String secretHash) {
        sql.add(ApiTokenEntity.of(token, secretHash));
    }

    @Override
    public Optional<ApiToken> find(String secretHash) {
        return sql.first(SELECT + USABLE, JpaApiTokenStore::read, secretHash);
    }

    @Override
    public void touch(UUID id) {
        sql.update(TOUCH, id, MINUTE);
    }

    @Override
    public List<ApiToken> list(PersonId person) {
        return sql.list(SELECT + NEWEST, JpaApiTokenStore::read, person.value());
    }

    @Override
    public Set<UUID> alive(Map<UUID, PersonId> tokens) {
        return tokens.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(ALIVE, row -> row.id("id"), List.copyOf(tokens.keySet())));
    }

    @Override
    public boolean revoke(PersonId person, UUID id) {
        return sql.update(REVOKE, id, person.value()) == 1;
    }

    private static ApiToken read(Row row) throws SQLException {
        return new ApiToken(
                row.id("id"),
                new PersonId(row.text("person_id")),
                row.text("label"),
                permissions(row.text("permissions")),
                row.time("created_at"),
                row.time("expires_at"),
                row.maybeTime("last_used_at"),
                row.maybeTime("revoked_at"));
    }

    /** A permission that this version does not know counts for nothing. */
    private static Set<Permission> permissions(String labels) {
        return Stream.of(labels.split(" "))
                .map(Permission::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
