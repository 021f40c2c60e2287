// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import dev.selfservice.portal.ldap.directory.Filters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that holds an id. The 16 bytes of {@code objectGUID} are read and written as a UUID, the first three parts
 * of which are little-endian (MS-DTYP section 2.3.4).
 */
record IdAttribute(String name) {

    private static final String BINARY = "objectGUID";
    private static final int BYTES = 16;
    private static final int LONGEST = 255;

    Optional<String> of(Entry entry) {
        if (!name.equalsIgnoreCase(BINARY)) {
            @Nullable String value = entry.getAttributeValue(name);
            return Optional.ofNullable(value).filter(text -> !text.isEmpty() && text.length() <= LONGEST);
        }
        byte @Nullable [] bytes = entry.getAttributeValueBytes(name);
        return bytes == null || bytes.length != BYTES ? Optional.empty() : Optional.of(text(bytes));
    }

    Filter matching(String id) {
        if (!name.equalsIgnoreCase(BINARY)) {
            return Filter.createEqualityFilter(name, id);
        }
        try {
            return Filter.createEqualityFilter(name, bytes(UUID.fromString(id)));
        } catch (IllegalArgumentException notOne) {
            return Filters.NOTHING;
        }
    }

    static String text(byte[] guid) {
        ByteBuffer in = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
        long high = (in.getInt() & 0xFFFFFFFFL) << 32 | (in.getShort() & 0xFFFFL) << 16 | in.getShort() & 0xFFFFL;
        return new UUID(high, in.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    static byte[] bytes(UUID id) {
        long high = id.getMostSignificantBits();
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
