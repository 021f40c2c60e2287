// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a file into records (RFC 2849): joins continued lines, drops comments, and counts lines, so that a report can say
 * where something stands. A record longer than 16 Mi characters is skipped to its end, so that no file fills the memory.
 */
final class LdifRecords implements Closeable {

    private static final int LONGEST = 16 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Counting counting;
    private final Reader reader;
    private final StringBuilder physical = new StringBuilder();
    private long number;
    private boolean first = true;

    /** Counts bytes. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int each = super.read();
            count += each < 0 ? 0 : 1;
            return each;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            count += Math.max(0, some);
            return some;
        }
    }

    private LdifRecords(Counting counting) {
        this.counting = counting;
        // What is not UTF-8 becomes the replacement character, by which the record that holds it is known.
        this.reader = new BufferedReader(new InputStreamReader(counting, StandardCharsets.UTF_8), 1 << 16);
    }

    static LdifRecords open(Path file) throws IOException {
        return new LdifRecords(new Counting(Files.newInputStream(file)));
    }

    /** Returns how many bytes were taken from the file. */
    long bytes() {
        return counting.count;
    }

    /** Returns the next record; nothing at the end. */
    Optional<LdifRecord> next() throws IOException {
        Gathering gathering = new Gathering();
        while (readLine(LONGEST - gathering.length)) {
            if (physical.length() == 0) {
                if (gathering.begun()) {
                    break;
                }
            } else {
                gathering.take(number, physical);
            }
        }
        Optional<LdifRecord> record = gathering.end();
        boolean emptyAfterVersion = record.isEmpty() && gathering.sawVersion;
        return emptyAfterVersion ? next() : record;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Reads a line without its end, at most so much of it and one character; false at the end of the file. */
    private boolean readLine(int most) throws IOException {
        physical.setLength(0);
        int each = reader.read();
        if (each == BYTE_ORDER_MARK && number == 0) {
            each = reader.read();
        }
        if (each < 0) {
            return false;
        }
        number++;
        while (each >= 0 && each != '\n') {
            if (physical.length() <= Math.max(0, most)) {
                physical.append((char) each);
            }
            each = reader.read();
        }
        int end = physical.length() - 1;
        if (end >= 0 && physical.charAt(end) == '\r') {
            physical.setLength(end);
        }
        return true;
    }

    /** The record under way. */
    private final class Gathering {
        private final List<LdifLine> lines = new ArrayList<>();
        private final StringBuilder logical = new StringBuilder();
        private long begin;
        private int length;
        private boolean comment;
        private boolean tooLong;
        private boolean sawVersion;

        boolean begun() {
            return !lines.isEmpty() || logical.length() > 0 || sawVersion || tooLong;
        }

        void take(long at, StringBuilder line) {
            char start = line.charAt(0);
            if (start == ' ' && (comment || logical.length() > 0)) {
                append(line, 1);
                return;
            }
            finishLine();
            comment = start == '#';
            begin = at;
            append(line, 0);
        }

        private void append(StringBuilder line, int from) {
            length += comment ? 0 : line.length() - from;
            tooLong |= length > LONGEST;
            if (!comment && !tooLong) {
                logical.append(line, from, line.length());
            }
        }

        private void finishLine() {
            if (logical.length() > 0) {
                LdifLine whole = new LdifLine(begin, logical.toString());
                if (first && whole.attribute().equals("version")) {
                    requireVersion(whole);
                    sawVersion = true;
                } else {
                    lines.add(whole);
                }
                first = false;
                logical.setLength(0);
            }
            comment = false;
        }

        private void requireVersion(LdifLine line) {
            if (!line.value().equals(Optional.of("1"))) {
                throw new IllegalArgumentException("the file is of another version of LDIF; want version 1");
            }
        }

        Optional<LdifRecord> end() {
            finishLine();
            if (tooLong && lines.isEmpty()) {
                lines.add(new LdifLine(begin, ""));
            }
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(tooLong ? LdifRecord.tooLong(lines, LONGEST) : LdifRecord.of(lines));
        }
    }
}
