// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Sets the headers that harden browsers (WEB-3) and keeps answers out of caches (WEB-4).
 *
 * <p>Scripts and styles come from the portal's own files only: no inline script, no evaluation, and no inline
 * style but the few whose hashes the pages name. Images may stand in the style sheet as data.
 */
public final class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Where browsers report what the policy kept them from. */
    public static final String REPORTS = "/csp-reports";

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'%s; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors %s; report-uri " + REPORTS;
    private static final String FEATURES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
            + "publickey-credentials-create=(self), publickey-credentials-get=(self)";
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    private final String policy;
    private final boolean secure;

    /**
     * Makes the filter.
     *
     * @param styles the hashes of the style elements that the pages' components write by themselves; may be empty
     * @param embedders origins whose pages may frame the portal; empty for nobody
     * @param secure whether people reach the portal over TLS, which browsers are then told to insist on
     */
    public SecurityHeaders(String styles, List<String> embedders, boolean secure) {
        this.policy = POLICY.formatted(
                styles.isEmpty() ? "" : " " + styles, embedders.isEmpty() ? "'none'" : String.join(" ", embedders));
        this.secure = secure;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        response.setHeader("Cache-Control", "no-store");
        if (secure) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        chain.doFilter(request, response);
    }
}
