// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer as it came, with its JSON at hand.
 *
 * @param path the path of the request, without its query
 */
public record Answer(
        String method, String path, int status, String contentType, byte[] bytes, Map<String, List<String>> headers) {

    private static final Jsonb JSONB = JsonbBuilder.create();

    static Answer of(String method, String path, HttpResponse<byte[]> response) {
        return new Answer(
                method,
                path,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.headers().map());
    }

    /** Returns the body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the JSON body as a tree of maps and lists. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json() {
        return JSONB.fromJson(text(), Map.class);
    }

    /** Returns what stands at a path such as {@code items.0.id}; fails with the whole body if it is not there. */
    @SuppressWarnings("unchecked")
    public <T> T at(String place) {
        Object here = json();
        for (String step : place.split("\\.")) {
            Object next = here instanceof List<?> list
                    ? (Integer.parseInt(step) < list.size() ? list.get(Integer.parseInt(step)) : null)
                    : here instanceof Map<?, ?> map ? map.get(step) : null;
            if (next == null) {
                throw new AssertionError("no " + place + " in " + status + " " + text());
            }
            here = next;
        }
        return (T) here;
    }

    /** Returns the code of a problem answer, empty for other answers. */
    public String code() {
        return contentType.startsWith("application/problem+json") ? at("code") : "";
    }

    /** Returns the first value of a header, empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                .findFirst()
                .orElse("");
    }
}
