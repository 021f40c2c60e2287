// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.nio.ByteBuffer;

/** The seal of a row: an HMAC over the seal before it, its place in the chain and its own MAC (AUD-1). */
final class Seal {

    private Seal() {}

    static byte[] of(KeyProvider keys, byte[] before, long sequence, AuditRow row) {
        byte[] data = ByteBuffer.allocate(Integer.BYTES + before.length + Long.BYTES + row.mac().length)
                .putInt(before.length)
                .put(before)
                .putLong(sequence)
                .put(row.mac())
                .array();
        return keys.mac(KeyPurpose.AUDIT, row.keyVersion(), data);
    }
}
