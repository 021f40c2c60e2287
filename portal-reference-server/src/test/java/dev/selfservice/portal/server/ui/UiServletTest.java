// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiServletTest {

    private final TestServer server = TestServer.shared();

    private Answer get(String path, Map<String, String> headers) {
        return server.anonymous().send("GET", path, headers, BodyPublishers.noBody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/tasks",
                "/tasks/1",
                "/requests",
                "/requests/1",
                "/catalogue",
                "/access",
                "/administration/permissions",
                "/administration/catalogue",
                "/administration/deliveries"
            })
    void everyPageIsTheSameDocument(String path) {
        Answer page = get(path, Map.of());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<portal-app>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aFileIsSentPackedAndOnlyOnce() {
        Answer file = get("/ui/portal.css", Map.of("Accept-Encoding", "gzip"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.contentType()).startsWith("text/css");
        assertThat(file.header("Content-Encoding")).isEqualTo("gzip");

        Answer again = get("/ui/portal.css", Map.of("If-None-Match", file.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    @Test
    void filesWithAHashInTheirNameAreKept() {
        String name =
                get("/ui/portal.js", Map.of()).text().replaceAll("(?s).*?\\./([a-zA-Z-]+-[A-Z0-9]{8}\\.js).*", "$1");

        assertThat(get("/ui/" + name, Map.of()).header("Cache-Control")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/",
                "/ui/none.js",
                "/ui/..%2fsecret",
                "/ui/%2e%2e/%2e%2e/logback.xml",
                "/ui//portal.js",
                "/ui/.hidden",
                "/logback.xml",
                "/META-INF/resources/ui/index.html",
                "/ui/portal.properties",
                "/tasks/1/2",
                "/administration"
            })
    void nothingElseIsServed(String path) {
        assertThat(get(path, Map.of()).status()).isIn(400, 404);
    }
}
