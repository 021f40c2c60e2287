// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps other sites from using a person's cookie (WEB-1, layers a and b).
 *
 * <p>Browsers say in {@code Sec-Fetch-Site} where a request comes from, and scripts cannot change it. Older ones say it in
 * {@code Origin}. Who says neither is no browser we know, and may not change anything with a cookie.
 */
public final class CrossSiteGuard {

    private static final String SAME = "same-origin";

    /** What a read may come from: our pages, or the address line. */
    private static final Set<String> READERS = Set.of(SAME, "none");

    private final Supplier<String> ownOrigin;

    /**
     * Makes the guard.
     *
     * @param ownOrigin the origin under which people reach the portal, from configuration, never from the Host header (WEB-5)
     */
    public CrossSiteGuard(Supplier<String> ownOrigin) {
        this.ownOrigin = ownOrigin;
    }

    /** Refuses a change that is not proved to come from our own pages. */
    public void requireOwnPage(Optional<String> fetchSite, Optional<String> origin) {
        boolean ours = fetchSite.map(SAME::equals).orElseGet(() -> origin.map(ownOrigin.get()::equals)
                .orElse(false));
        if (!ours) {
            throw new EdgeException(ProblemCode.CROSS_SITE, "the request does not come from the portal's own pages");
        }
    }

    /** Refuses a request that a browser says comes from elsewhere. */
    public void refuseOtherSites(Optional<String> fetchSite) {
        if (fetchSite.filter(site -> !READERS.contains(site)).isPresent()) {
            throw new EdgeException(ProblemCode.CROSS_SITE, "the request comes from another site");
        }
    }
}
