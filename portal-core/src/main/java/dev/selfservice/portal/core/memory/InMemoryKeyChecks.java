// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import java.util.HashMap;
import java.util.Map;

final class InMemoryKeyChecks implements KeepsKeyChecks {

    private record Known(int version, byte[] value) {}

    private final Table<Integer, Known> values;

    InMemoryKeyChecks(InMemoryTransactions transactions) {
        this.values = new Table<>(transactions);
    }

    @Override
    public Map<Integer, byte[]> keyChecks() {
        Map<Integer, byte[]> all = new HashMap<>();
        values.rows().forEach(known -> all.put(known.version(), known.value().clone()));
        return all;
    }

    @Override
    public boolean insertKeyCheck(int version, byte[] value) {
        return values.insert(version, new Known(version, value.clone()));
    }
}
