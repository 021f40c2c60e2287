// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.server.PortalApplication;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.rest.Routes;
import dev.selfservice.portal.server.rest.Routes.Route;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.OpenApiAnswers;
import dev.selfservice.portal.server.testing.TestServer;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The served document describes every route and every status that a route can answer. */
class OpenApiDocumentTest {

    private final TestServer server = TestServer.shared();
    private final Answer served = get("/openapi");

    private Answer get(String path) {
        return server.anonymous().send("GET", path, Map.of("Accept", "text/html"), BodyPublishers.noBody());
    }

    static Stream<Route> routes() {
        return Routes.of(PortalApplication.RESOURCES).stream();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> operation(Route route) {
        Map<String, Map<String, Object>> paths =
                (Map<String, Map<String, Object>>) served.json().get("paths");
        return (Map<String, Object>)
                paths.get("/api/v1" + route.path()).get(route.verb().toLowerCase(Locale.ROOT));
    }

    @Test
    void everyPublicMethodOfAResourceIsARouteThatDescribesItself() {
        for (Class<?> resource : PortalApplication.RESOURCES) {
            assertThat(Arrays.stream(resource.getDeclaredMethods())
                            .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers())))
                    .as(resource.getSimpleName())
                    .allMatch(method -> method.isAnnotationPresent(Operation.class));
        }
        assertThat(routes()).hasSizeGreaterThan(35);
    }

    @ParameterizedTest
    @MethodSource("routes")
    @SuppressWarnings("unchecked")
    void aRouteIsServedWithItsStatuses(Route route) {
        Map<String, Object> responses = (Map<String, Object>) operation(route).get("responses");
        Set<String> successes = responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(successes).hasSize(1);
        assertThat(responses.keySet()).contains("400", "401", "403", "404", "406", "422", "429", "500", "503");
        if (route.verb().equals("POST")) {
            assertThat(responses.keySet()).contains("413", "415");
            assertThat(operation(route)).containsKey("requestBody");
        }
        if (route.method().getReturnType() == Response.class) {
            assertThat(route.operation().status())
                    .as("a method that builds its answer names its status")
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    @SuppressWarnings("unchecked")
    void everyProblemHasAPageAndAPlaceInTheDocument(ProblemCode code) {
        Answer page = get("/problems/" + code.label());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(code.title(), code.meaning(), code.cure());
        assertThat(get("/problems/").text()).contains("/problems/" + code.label());
        if (code != ProblemCode.METHOD_NOT_ALLOWED) {
            assertThat(routes().anyMatch(route -> ((Map<String, Object>)
                                    operation(route).get("responses"))
                            .containsKey(Integer.toString(code.status()))))
                    .isTrue();
        }
    }

    @Test
    void anUnknownProblemHasNoPage() {
        assertThat(get("/problems/none").status()).isEqualTo(404);
    }

    @Test
    void thePageNamesEveryRoute() {
        String page = get("/api-docs").text();

        assertThat(routes()).allSatisfy(route -> assertThat(page).contains(route.verb() + " /api/v1" + route.path()));
        assertThat(page).doesNotContain("<script", "<style", "style=", "http://", "https://");
    }

    @Test
    void whatIsNotDescribedIsFound() {
        OpenApiAnswers answers = new OpenApiAnswers(served.text());
        Answer sound = server.as("ana").get("/tasks/count");
        answers.accept(sound);

        for (Answer wrong : List.of(
                new Answer("GET", "/api/v1/tasks/count", 299, "application/json", sound.bytes(), Map.of()),
                new Answer("GET", "/api/v1/tasks/count", 200, "text/plain", sound.bytes(), Map.of()),
                new Answer("GET", "/api/v1/no/such/route", 200, "application/json", sound.bytes(), Map.of()),
                new Answer(
                        "GET",
                        "/api/v1/tasks/count",
                        200,
                        "application/json",
                        "{\"count\":1,\"more\":false,\"secret\":1}".getBytes(StandardCharsets.UTF_8),
                        Map.of()),
                new Answer(
                        "GET",
                        "/api/v1/tasks/count",
                        200,
                        "application/json",
                        "{\"count\":1}".getBytes(StandardCharsets.UTF_8),
                        Map.of()))) {
            assertThatThrownBy(() -> answers.accept(wrong)).isInstanceOf(AssertionError.class);
        }
    }
}
