// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads exactly what RFC 8259 allows, and stops at 64 levels.
 *
 * <p>It stands in front of JSON binding because parsers accept text after the document and overflow the stack on deep
 * nesting. Bytes must be UTF-8 without a byte order mark. A field that stands twice is refused: two readers of the same
 * bytes must not see two different values.
 */
final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 4;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** Returns the value that the bytes stand for, or refuses them with {@code malformed-json}. */
    static Json read(byte[] bytes) {
        StrictJson reader = new StrictJson(decode(bytes));
        reader.skipBlanks();
        Json value = reader.value(1);
        reader.skipBlanks();
        if (reader.at < reader.text.length()) {
            throw reader.malformed("the document ends before the text does");
        }
        return value;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new EdgeException(ProblemCode.MALFORMED_JSON, "the body is not UTF-8", broken);
        }
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json object(int depth) {
        Map<String, Json> fields = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (taken('}')) {
            return new Json.Fields(fields);
        }
        do {
            skipBlanks();
            if (peek() != '"') {
                throw malformed("want a field name");
            }
            String name = string();
            skipBlanks();
            require(':');
            skipBlanks();
            if (fields.put(name, value(depth + 1)) != null) {
                throw new EdgeException(ProblemCode.MALFORMED_REQUEST, "a field stands twice, at " + at);
            }
            skipBlanks();
        } while (taken(','));
        require('}');
        return new Json.Fields(fields);
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        skipBlanks();
        if (taken(']')) {
            return new Json.Items(items);
        }
        do {
            skipBlanks();
            items.add(value(depth + 1));
            skipBlanks();
        } while (taken(','));
        require(']');
        return new Json.Items(items);
    }

    private String string() {
        require('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw malformed("a control character stands in a string");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < ESCAPE_LENGTH; i++) {
            char c = peek();
            // Character.digit alone would accept digits of other scripts.
            int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                throw malformed("want four hexadecimal digits");
            }
            code = code * HEX + digit;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        if (taken('.')) {
            digits();
        }
        if (taken('e') || taken('E')) {
            if (!taken('+')) {
                taken('-');
            }
            digits();
        }
        return new Json.Digits(text.substring(start, at));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("want a value");
        }
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw malformed("want a value");
        }
        at += word.length();
        return value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed(text.isEmpty() ? "the body is empty" : "the text ends too early");
        }
        return text.charAt(at);
    }

    private boolean taken(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char wanted) {
        if (!taken(wanted)) {
            throw malformed("want " + wanted);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Says what is wrong and where, and repeats nothing of what was sent. */
    private EdgeException malformed(String what) {
        return new EdgeException(ProblemCode.MALFORMED_JSON, what + ", at character " + at);
    }
}
