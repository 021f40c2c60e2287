// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a call brings along that says who makes it.
 *
 * @param unsafe whether the method may change something
 * @param open whether the route answers to anybody
 * @param background whether it reads something that nobody asked for just now: it does not count as use of the session
 * @param bearer the secret of an API token
 * @param cookie the token of a session
 */
public record Call(
        boolean unsafe,
        boolean open,
        boolean background,
        Optional<String> bearer,
        Optional<String> cookie,
        Optional<String> csrfToken,
        Optional<String> fetchSite,
        Optional<String> origin) {

    /** The header that carries the token of the session with each change. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    /** The header by which pages say that they read by themselves, for example after an event. */
    public static final String BACKGROUND_HEADER = "X-Background";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "bearer ";

    /** Reads the call from a request. */
    static Call of(ContainerRequestContext request, boolean open, boolean background) {
        boolean unsafe = !SAFE.contains(request.getMethod());
        return new Call(
                unsafe,
                open,
                background || !unsafe && header(request, BACKGROUND_HEADER).isPresent(),
                header(request, HttpHeaders.AUTHORIZATION)
                        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                        .map(text -> text.substring(SCHEME.length()).trim()),
                Optional.ofNullable(request.getCookies().get(SessionCookie.NAME))
                        .map(Cookie::getValue)
                        .filter(token -> !token.isEmpty()),
                header(request, CSRF_HEADER),
                header(request, "Sec-Fetch-Site"),
                header(request, "Origin"));
    }

    private static Optional<String> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }

    /** Returns text without the secrets. */
    @Override
    public String toString() {
        return "Call[unsafe=" + unsafe + ", open=" + open + "]";
    }
}
