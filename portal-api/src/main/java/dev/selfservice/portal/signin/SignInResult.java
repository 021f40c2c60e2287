// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

/**
 * A sign-in that succeeded.
 *
 * @param token the session token: 256 random bits in base64url, handed out once and kept nowhere
 */
public record SignInResult(String token, SessionInfo session) {

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return "SignInResult[" + session.id() + "]";
    }
}
