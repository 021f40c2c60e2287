// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.idempotency;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.spi.IdempotencyStore;
import java.time.Duration;
import java.util.Optional;

/** Keeps commands that took effect in {@code portal_effect}; the primary key decides who is first. */
public final class JpaIdempotencyStore implements IdempotencyStore {
    private static final String INSERT = """
            INSERT INTO portal_effect (actor_id, route, effect_key, digest, subject_id, answer, expires_at) \
            VALUES (?, ?, ?, ?, ?, ?, {later})""";

    /** One whose time has passed but that nobody has purged yet is written over. */
    private static final String INSERT_OR_RENEW = INSERT
            + " ON CONFLICT (actor_id, route, effect_key) DO UPDATE SET digest = EXCLUDED.digest,"
            + " subject_id = EXCLUDED.subject_id, answer = EXCLUDED.answer, expires_at = EXCLUDED.expires_at"
            + " WHERE portal_effect.expires_at <= portal_now()";

    private static final String KEY = " WHERE actor_id = ? AND route = ? AND effect_key = ?";

    private static final String DROP_OLD = "DELETE FROM portal_effect" + KEY + " AND expires_at <= portal_now()";

    private static final String FIND = "SELECT * FROM portal_effect" + KEY + " AND expires_at > portal_now()";

    private static final String PURGE = """
            DELETE FROM portal_effect WHERE actor_id = ? AND route = ? AND effect_key = ? \
            AND expires_at <= portal_now()""";

    private static final String OLD = """
            SELECT actor_id, route, effect_key FROM portal_effect WHERE expires_at <= portal_now() \
            FETCH FIRST ? ROWS ONLY""";

    private final Sql sql;

    public JpaIdempotencyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean insert(Effect effect, Duration keep) {
        Object[] values = {
            effect.actor().value(),
            effect.route(),
            effect.key(),
            effect.digest(),
            effect.subject(),
            effect.answer(),
            keep.toMillis()
        };
        if (sql.dialect() == Dialect.POSTGRESQL) {
            return sql.update(INSERT_OR_RENEW, values) == 1;
        }
        sql.update(DROP_OLD, effect.actor().value(), effect.route(), effect.key());
        return sql.insertNew(INSERT, values);
    }

    @Override
    public Optional<Effect> find(PersonId actor, String route, String key) {
        return sql.first(
                FIND,
                row -> new Effect(
                        new PersonId(row.text("actor_id")),
                        row.text("route"),
                        row.text("effect_key"),
                        row.text("digest"),
                        row.id("subject_id"),
                        row.bytes("answer")),
                actor.value(),
                route,
                key);
    }

    @Override
    public int purge(int most) {
        return sql.batch(
                PURGE,
                sql.list(
                        OLD,
                        row -> new Object[] {row.text("actor_id"), row.text("route"), row.text("effect_key")},
                        most));
    }
}
