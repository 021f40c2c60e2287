// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.signin.ApiToken;

/** An API token that was just made, with its secret. */
public record MadeToken(ApiToken token, String secret) {

    /** Returns text without the secret. */
    @Override
    public String toString() {
        return "MadeToken[" + token.id() + "]";
    }
}
