// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import jakarta.ws.rs.core.NewCookie;

/** The session cookie (SES-1): host-bound, secure, out of reach of scripts, gone with the browser. */
public final class SessionCookie {

    /** Its name; the prefix makes browsers insist on Secure, on Path=/ and on no Domain. */
    public static final String NAME = "__Host-portal-session";

    private SessionCookie() {}

    /** Returns the cookie that carries a session token. */
    public static NewCookie of(String token) {
        return builder().value(token).build();
    }

    /** Returns the cookie that removes itself. */
    public static NewCookie gone() {
        return builder().value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder() {
        // Lax, so that links in mails find the session; CrossSiteGuard covers what Lax leaves open.
        return new NewCookie.Builder(NAME).path("/").secure(true).httpOnly(true).sameSite(NewCookie.SameSite.LAX);
    }
}
