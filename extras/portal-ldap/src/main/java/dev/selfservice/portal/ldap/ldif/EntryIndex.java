// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import dev.selfservice.portal.Grantee;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Who stands behind which name of an entry, in about 50 bytes each however long names are: a name is remembered by the first
 * half of its SHA-256, which nobody can make two names share. For one thread.
 */
final class EntryIndex {

    private static final int FIRST = 1_024;

    private final MessageDigest digest;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int[] lines = new int[FIRST];
    private int[] offsets = new int[FIRST];
    private byte[] states = new byte[FIRST];
    private byte[] texts = new byte[FIRST];
    private int size;
    private int end;

    /** What became of an entry. */
    enum State {
        FREE,
        TAKEN,
        REJECTED,
        KEPT,
        NOBODY
    }

    /**
     * An entry by its name.
     *
     * @param line where it begins
     */
    record Entry(Grantee who, long line, State state) {

        /** Tells whether others may refer to it. */
        boolean known() {
            return state == State.TAKEN || state == State.KEPT;
        }
    }

    EntryIndex() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds an entry unless there is one with its name; tells whether it did. */
    boolean add(String name, Grantee who, long line, State state) {
        ByteBuffer hash = hash(name);
        long first = hash.getLong();
        long second = hash.getLong();
        if (states[place(first, second)] != 0) {
            return false;
        }
        if (size >= high.length / 4 * 3) {
            grow();
        }
        put(place(first, second), first, second, Math.toIntExact(line), write(who.toString()), (byte) state.ordinal());
        size++;
        return true;
    }

    /** Returns the entry with a name. */
    Optional<Entry> find(String name) {
        ByteBuffer hash = hash(name);
        int place = place(hash.getLong(), hash.getLong());
        return states[place] == 0 ? Optional.empty() : Optional.of(entry(place));
    }

    /** Says anew what became of an entry. */
    void mark(String name, State state) {
        ByteBuffer hash = hash(name);
        mark(place(hash.getLong(), hash.getLong()), state);
    }

    /** Says anew what became of the entry at a place told by {@link #each}. */
    void mark(int place, State state) {
        states[place] = (byte) state.ordinal();
    }

    /** Tells the place of each entry of a state. */
    void each(State state, BiConsumer<Integer, Grantee> action) {
        for (int place = 0; place < states.length; place++) {
            if (states[place] == state.ordinal()) {
                action.accept(place, entry(place).who());
            }
        }
    }

    private Entry entry(int place) {
        int offset = offsets[place];
        int length = (texts[offset] & 0xFF) << Byte.SIZE | texts[offset + 1] & 0xFF;
        String who = new String(texts, offset + 2, length, StandardCharsets.UTF_8);
        return new Entry(Grantee.parse(who), lines[place], State.values()[states[place]]);
    }

    private int write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int begin = end;
        if (end + bytes.length + 2 > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(end + bytes.length + 2, texts.length + texts.length / 2));
        }
        texts[end++] = (byte) (bytes.length >> Byte.SIZE);
        texts[end++] = (byte) bytes.length;
        System.arraycopy(bytes, 0, texts, end, bytes.length);
        end += bytes.length;
        return begin;
    }

    private ByteBuffer hash(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    }

    private int place(long first, long second) {
        int place = (int) Long.remainderUnsigned(first, high.length);
        while (states[place] != 0 && (high[place] != first || low[place] != second)) {
            place = place + 1 == high.length ? 0 : place + 1;
        }
        return place;
    }

    private void put(int place, long first, long second, int line, int offset, byte state) {
        high[place] = first;
        low[place] = second;
        lines[place] = line;
        offsets[place] = offset;
        states[place] = state;
    }

    /** By half and not to double, so that little of the memory stands empty. */
    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldLines = lines;
        int[] oldOffsets = offsets;
        byte[] oldStates = states;
        int larger = high.length + high.length / 2;
        high = new long[larger];
        low = new long[larger];
        lines = new int[larger];
        offsets = new int[larger];
        states = new byte[larger];
        for (int i = 0; i < oldStates.length; i++) {
            if (oldStates[i] != 0) {
                int place = place(oldHigh[i], oldLow[i]);
                put(place, oldHigh[i], oldLow[i], oldLines[i], oldOffsets[i], oldStates[i]);
            }
        }
    }
}
