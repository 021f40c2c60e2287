// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A password as it is hashed: the UTF-8 bytes of its NFKC form (PWD-6), wiped when closed. Spaces, case and length stay as
 * they were typed.
 */
record PasswordBytes(byte[] value) implements AutoCloseable {

    /** The longest password in code points, after normalisation (PWD-6). */
    static final int LONGEST = 128;

    /** More than any password of {@link #LONGEST} code points has before it is normalised; not worth normalising. */
    private static final int LONGEST_TYPED = 2_048;

    /** Returns the bytes of a password; empty for one that nobody can have. The array is not kept. */
    static Optional<PasswordBytes> of(char[] password) {
        if (password.length == 0 || password.length > LONGEST_TYPED) {
            return Optional.empty();
        }
        CharBuffer form = normalized(password);
        if (Character.codePointCount(form, 0, form.length()) > LONGEST) {
            return Optional.empty();
        }
        return encoded(form);
    }

    /** Returns bytes that are nobody's password, for a computation whose result does not matter. */
    static PasswordBytes none() {
        return new PasswordBytes(new byte[0]);
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }

    /** Returns a text without the password. */
    @Override
    public String toString() {
        return "PasswordBytes[hidden]";
    }

    /** Only a text that is not in the normal form yet passes through a String, which cannot be wiped. */
    private static CharBuffer normalized(char[] password) {
        CharBuffer chars = CharBuffer.wrap(password);
        return Normalizer.isNormalized(chars, Normalizer.Form.NFKC)
                ? chars
                : CharBuffer.wrap(Normalizer.normalize(chars, Normalizer.Form.NFKC));
    }

    private static Optional<PasswordBytes> encoded(CharBuffer form) {
        try {
            // A new encoder refuses half a character; String.getBytes would turn it into a question mark.
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(form);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            Arrays.fill(encoded.array(), (byte) 0);
            return Optional.of(new PasswordBytes(bytes));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
