// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.server.json.Fields;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is sent to sign in. */
public record SignInBody(Optional<String> login, Optional<String> password) {

    private static final int LONGEST_LOGIN = 255;
    private static final int LONGEST_PASSWORD = 1_024;

    /** Lends login and password to a function and wipes the password afterwards. */
    <T> T with(BiFunction<String, char[], T> use) {
        Fields fields = new Fields();
        String name = fields.text("login", login);
        char[] secret = fields.text("password", password).toCharArray();
        fields.check();
        requireShort(name, secret);
        try {
            return use.apply(name, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static void requireShort(String name, char[] secret) {
        if (name.length() > LONGEST_LOGIN) {
            throw InvalidException.of("login", "length", "login is too long");
        }
        if (secret.length > LONGEST_PASSWORD) {
            throw InvalidException.of("password", "length", "password is too long");
        }
    }

    /** Returns text without the password. */
    @Override
    public String toString() {
        return "SignInBody[hidden]";
    }
}
