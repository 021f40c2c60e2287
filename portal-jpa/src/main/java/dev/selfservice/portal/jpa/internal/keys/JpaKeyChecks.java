// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.keys;

import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import java.util.HashMap;
import java.util.Map;

/** Keeps check values in {@code portal_key_check}. */
public final class JpaKeyChecks implements KeepsKeyChecks {

    private final Sql sql;

    public JpaKeyChecks(Sql sql) {
        this.sql = sql;
    }

    private record Known(int version, byte[] value) {}

    @Override
    public Map<Integer, byte[]> keyChecks() {
        Map<Integer, byte[]> all = new HashMap<>();
        sql.list(
                        "SELECT key_version, check_value FROM portal_key_check",
                        row -> new Known(row.number("key_version"), row.bytes("check_value")))
                .forEach(known -> all.put(known.version(), known.value()));
        return all;
    }

    @Override
    public boolean insertKeyCheck(int version, byte[] value) {
        return sql.insertNew(
                "INSERT INTO portal_key_check (key_version, check_value) VALUES (?, ?)", version, value.clone());
    }
}
