// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A snapshot of all headers: whoever adds or loses one must say so here (WEB-3, WEB-4). */
class HeadersTest {

    private final TestServer server = TestServer.shared();
    private final RestClient nobody = server.anonymous();

    private Answer get(String path) {
        return nobody.send("GET", path, Map.of("Accept", "text/html"), BodyPublishers.noBody());
    }

    private static Map<String, String> headersOf(Answer answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.keySet().removeAll(List.of("date", "content-length", "etag"));
        headers.computeIfPresent("x-request-id", (name, id) -> id.matches("[0-9a-f]{24}") ? "<id>" : id);
        headers.computeIfPresent("content-security-policy", (name, policy) -> policy.replaceAll(" 'sha256-[^']+'", ""));
        return headers;
    }

    private static Map<String, String> expected(Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "content-security-policy",
                "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                        + "frame-ancestors 'none'; report-uri /csp-reports",
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "cross-origin-opener-policy",
                "same-origin",
                "cross-origin-resource-policy",
                "same-origin",
                "permissions-policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
                        + "microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), "
                        + "publickey-credentials-get=(self)",
                "cache-control",
                "no-store",
                "x-request-id",
                "<id>"));
        headers.putAll(more);
        return headers;
    }

    @Test
    void ofTheInterface() {
        Answer answer = server.as("ana").get("/sessions/current");

        assertThat(headersOf(answer)).isEqualTo(expected(Map.of("content-type", "application/json")));
    }

    @Test
    void ofAProblem() {
        assertThat(headersOf(nobody.get("/tasks")))
                .isEqualTo(expected(Map.of("content-type", "application/problem+json", "www-authenticate", "Bearer")));
    }

    @Test
    void ofAPage() {
        assertThat(headersOf(get("/tasks")))
                .isEqualTo(expected(Map.of(
                        "content-type", "text/html;charset=utf-8",
                        "cache-control", "no-cache",
                        "vary", "Accept-Encoding")));
    }

    @Test
    void ofADescription() {
        for (String path : List.of("/problems/", "/problems/stale-version", "/api-docs", "/no-such-page")) {
            assertThat(headersOf(get(path)))
                    .as(path)
                    .isEqualTo(expected(Map.of("content-type", "text/html;charset=utf-8")));
        }
    }

    @Test
    void aRequestIdOfTheCallersIsIgnored() {
        Answer answer = nobody.with("X-Request-Id", "mine").get("/tasks");

        assertThat(answer.header("X-Request-Id")).isNotEqualTo("mine");
        assertThat(answer.<String>at("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }
}
