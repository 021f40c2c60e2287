// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A small browser without pages: signs in, keeps the cookie and the token of the session, and hands each answer to a
 * recorder. Safe for use by several threads once signed in.
 */
public final class RestClient {

    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Consumer<Answer> recorder;
    private final Map<String, String> headers;

    private RestClient(URI base, Consumer<Answer> recorder, Map<String, String> headers) {
        this.base = base;
        this.recorder = recorder;
        this.headers = Map.copyOf(headers);
    }

    /** Returns a client that nobody is signed in with, and whose requests come from our own pages. */
    public static RestClient anonymous(URI base, Consumer<Answer> recorder) {
        return new RestClient(base, recorder, Map.of("Sec-Fetch-Site", "same-origin"));
    }

    /** Returns a client that sends a bearer token and is no browser. */
    public static RestClient bearer(URI base, Consumer<Answer> recorder, String secret) {
        return new RestClient(base, recorder, Map.of("Authorization", "Bearer " + secret));
    }

    /** Returns this client signed in. */
    public RestClient signIn(String login, String password) {
        Answer answer = post("/sessions", Map.of("login", login, "password", password));
        if (answer.status() != 201) {
            throw new AssertionError("sign-in of " + login + ": " + answer.status() + " " + answer.text());
        }
        String cookie = answer.header("Set-Cookie").replaceAll(";.*", "");
        return with("Cookie", cookie).with("X-CSRF-Token", answer.at("csrfToken"));
    }

    /** Returns this client with another header, or without it if the value is empty. */
    public RestClient with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new RestClient(base, recorder, changed);
    }

    /** Returns a header that is sent with each request; empty if it is not. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Reads a path below {@code /api/v1}. */
    public Answer get(String path) {
        return send("GET", "/api/v1" + path, Map.of(), BodyPublishers.noBody());
    }

    /** Follows the events after one with the id, or from now on if it is empty. The first must come soon. */
    public Follower follow(String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/events"));
        headers.forEach(request::setHeader);
        if (!last.isEmpty()) {
            request.setHeader("Last-Event-ID", last);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            Follower follower = new Follower(response);
            String first = follower.first();
            recorder.accept(new Answer(
                    "GET",
                    "/api/v1/events",
                    response.statusCode(),
                    follower.header("Content-Type"),
                    first.getBytes(StandardCharsets.UTF_8),
                    response.headers().map()));
            return follower;
        } catch (IOException broken) {
            throw new UncheckedIOException("GET /api/v1/events", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Posts a body as JSON to a path below {@code /api/v1}. */
    public Answer post(String path, Object body) {
        return postText(path, JSONB.toJson(body));
    }

    /** Posts text that claims to be JSON. */
    public Answer postText(String path, String body) {
        return send(
                "POST", "/api/v1" + path, Map.of("Content-Type", "application/json"), BodyPublishers.ofString(body));
    }

    /** Sends whatever is wished, to any path of the server. */
    public Answer send(String method, String path, Map<String, String> more, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        all.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = Answer.of(method, path.replaceAll("\\?.*", ""), response);
            recorder.accept(answer);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
