// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers texts in 16 bytes each, whatever their length: the first half of their SHA-256, which nobody can make two texts
 * share. Grows by half, so that a big import keeps within a small heap. For one thread.
 */
final class SeenKeys {
    private static final int FIRST = 1_024;

    private final MessageDigest digest;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int size;

    SeenKeys() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a text; false if it is there already. */
    boolean add(String text) {
        ByteBuffer hash = hash(text);
        long first = hash.getLong();
        long second = nonZero(hash.getLong());
        int place = find(first, second);
        if (low[place] != 0) {
            return false;
        }
        // Three quarters full at most, so that looking for a text stays short.
        if (size >= high.length / 4 * 3) {
            grow();
            place = find(first, second);
        }
        high[place] = first;
        low[place] = second;
        size++;
        return true;
    }

    /** Tells whether a text was added. */
    boolean contains(String text) {
        ByteBuffer hash = hash(text);
        return low[find(hash.getLong(), nonZero(hash.getLong()))] != 0;
    }

    private ByteBuffer hash(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the place of a key, or the free one where it belongs. Zero marks what is free. */
    private int find(long first, long second) {
        int place = (int) Long.remainderUnsigned(first, high.length);
        while (low[place] != 0 && (high[place] != first || low[place] != second)) {
            place = place + 1 == high.length ? 0 : place + 1;
        }
        return place;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length + oldHigh.length / 2];
        low = new long[high.length];
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldLow[i] != 0) {
                int place = find(oldHigh[i], oldLow[i]);
                high[place] = oldHigh[i];
                low[place] = oldLow[i];
            }
        }
    }

    private static long nonZero(long half) {
        return half == 0 ? 1 : half;
    }
}
