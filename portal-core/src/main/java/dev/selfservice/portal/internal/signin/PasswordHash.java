// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password hash with everything needed to check it, in the PHC string form (CRY-2); {@code k} is the pepper's version.
 */
record PasswordHash(int memoryKib, int iterations, int pepper, byte[] salt, byte[] value) {

    /** Stands before a hash that is kept but opens nothing any more, as in other places of this kind. */
    private static final String DISABLED = "!";

    /** Seven digits of memory, which are 10 GiB, and no more: what is stored must not be able to exhaust the machine. */
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1,k=(\\d{1,9})"
                    + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    /** Reads the text form; empty for any other form and for a hash that was disabled. */
    static Optional<PasswordHash> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PasswordHash(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)),
                Base64.getDecoder().decode(matcher.group(5))));
    }

    /** Returns the text of a hash after its password was disabled. */
    static String disabled(String text) {
        return isDisabled(text) ? text : DISABLED + text;
    }

    static boolean isDisabled(String text) {
        return text.startsWith(DISABLED);
    }

    PasswordHash with(byte[] computed) {
        return new PasswordHash(memoryKib, iterations, pepper, salt, computed);
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1,k=" + pepper + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(value);
    }
}
