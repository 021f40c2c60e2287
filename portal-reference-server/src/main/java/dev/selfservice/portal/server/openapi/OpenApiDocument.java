// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.openapi;

import dev.selfservice.portal.server.json.NoBody;
import dev.selfservice.portal.server.operation.HealthServlet;
import dev.selfservice.portal.server.problem.Problem;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.rest.Routes.Route;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenAPI 3.1 document, made from the resource methods themselves: a route that exists is described, and one that is
 * described exists.
 */
public final class OpenApiDocument {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Set<Integer> EVERYWHERE = Set.of(400, 401, 403, 404, 406, 422, 429, 500, 503);
    private static final Set<Integer> WITH_BODY = Set.of(413, 415);
    private static final int CONFLICT = 409;
    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";
    private static final String CONTENT = "content";
    private static final String STRING = "string";
    private static final String TYPE = "type";
    private static final String NAME = "name";

    private final String base;
    private final Schemas schemas = new Schemas();

    private OpenApiDocument(String base) {
        this.base = base;
    }

    /**
     * Returns the document as a tree of maps and lists, the same in every process: what has no order of its own is sorted.
     *
     * @param base the path that the routes stand below
     */
    public static Map<String, Object> of(String base, Collection<Route> routes) {
        return new OpenApiDocument(base)
                .document(routes).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> ordered(each.getValue()),
                                (one, two) -> one,
                                LinkedHashMap::new));
    }

    /** Small maps of constants come in another order in each process. */
    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = map instanceof LinkedHashMap ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, child) -> copy.put(key, ordered(child)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(OpenApiDocument::ordered).toList()
                : value;
    }

    private Map<String, Object> document(Collection<Route> routes) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        routes.forEach(route -> paths.computeIfAbsent(base + route.path(), path -> new LinkedHashMap<>())
                .put(route.verb().toLowerCase(java.util.Locale.ROOT), operation(route)));
        paths.put("/health/live", Map.of("get", health("Tells whether the process lives.", List.of(200))));
        paths.put("/health/ready", Map.of("get", health("Tells whether the portal can serve.", List.of(200, 503))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Selfservice Portal",
                        "version",
                        "1",
                        DESCRIPTION,
                        "Pages use a session cookie, programs a bearer token. Problems follow RFC 9457."));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.all(), "securitySchemes", security()));
        return document;
    }

    private static Map<String, Object> security() {
        return Map.of(
                "token", Map.of(TYPE, "http", "scheme", "bearer"),
                "session", Map.of(TYPE, "apiKey", "in", "cookie", NAME, "__Host-portal-session"));
    }

    private Map<String, Object> operation(Route route) {
        Operation described = route.operation();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", described.value());
        operation.put("operationId", idOf(route));
        operation.put("tags", List.of(route.path().split("/")[1]));
        operation.put("parameters", parameters(route));
        bodyOf(route)
                .ifPresent(body -> operation.put(
                        "requestBody",
                        Map.of("required", body != NoBody.class, CONTENT, json("application/json", body))));
        operation.put("responses", responses(route));
        operation.put(
                "security",
                described.open() ? List.of() : List.of(Map.of("token", List.of()), Map.of("session", List.of())));
        return operation;
    }

    private static String idOf(Route route) {
        String words = (route.verb().equals("GET") ? "get" : "") + route.path().replaceAll("\\{[a-z]+}", "-one");
        return Arrays.stream(words.split("[/-]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<Map<String, Object>> parameters(Route route) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        Matcher places = PLACE.matcher(route.path());
        while (places.find()) {
            parameters.add(parameter("path", places.group(1), true, STRING));
        }
        for (String name : route.operation().query()) {
            parameters.add(parameter("query", name, false, "size".equals(name) ? "integer" : STRING));
        }
        for (Parameter parameter : route.method().getParameters()) {
            Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                    .ifPresent(header -> parameters.add(parameter("header", header.value(), false, STRING)));
        }
        if (!"GET".equals(route.verb()) && !route.operation().open()) {
            parameters.add(parameter("header", "X-CSRF-Token", false, STRING));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, String type) {
        return Map.of("in", in, NAME, name, "required", required, SCHEMA, Map.of(TYPE, type));
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Optional<Type> answer = answerOf(route);
        Map<String, Object> success = new LinkedHashMap<>(Map.of(DESCRIPTION, "Done."));
        answer.ifPresent(type -> success.put(CONTENT, json(mediaTypeOf(route), type)));
        responses.put(Integer.toString(successOf(route, answer)), success);
        for (int status : problemsOf(route)) {
            responses.put(Integer.toString(status), problem(status));
        }
        return responses;
    }

    private static String mediaTypeOf(Route route) {
        return Optional.ofNullable(route.method().getAnnotation(Produces.class))
                .map(produces -> produces.value()[0])
                .orElse(MediaType.APPLICATION_JSON);
    }

    private static int successOf(Route route, Optional<Type> answer) {
        int declared = route.operation().status();
        int usual = answer.isPresent() ? 200 : 204;
        return declared == 0 ? usual : declared;
    }

    private static Optional<Type> answerOf(Route route) {
        Class<?> declared = route.operation().answer();
        if (declared != Void.class) {
            return Optional.of(declared);
        }
        Class<?> returned = route.method().getReturnType();
        return returned == void.class || returned == Response.class
                ? Optional.empty()
                : Optional.of(route.method().getGenericReturnType());
    }

    private static Set<Integer> problemsOf(Route route) {
        Set<Integer> problems = new TreeSet<>(EVERYWHERE);
        if (bodyOf(route).isPresent()) {
            problems.addAll(WITH_BODY);
        }
        if (route.operation().conflict()) {
            problems.add(CONFLICT);
        }
        return problems;
    }

    private Map<String, Object> problem(int status) {
        String codes = Arrays.stream(ProblemCode.values())
                .filter(code -> code.status() == status)
                .map(ProblemCode::label)
                .collect(Collectors.joining(", "));
        return Map.of(DESCRIPTION, codes, CONTENT, json(Problem.MEDIA_TYPE, Problem.class));
    }

    private Map<String, Object> health(String summary, List<Integer> statuses) {
        Map<String, Object> responses = new LinkedHashMap<>();
        statuses.forEach(status -> responses.put(
                status.toString(),
                Map.of(DESCRIPTION, "The state.", CONTENT, json("application/json", HealthServlet.Health.class))));
        return Map.of("summary", summary, "tags", List.of("health"), "responses", responses, "security", List.of());
    }

    /** The body is the one parameter without an annotation. */
    private static Optional<Type> bodyOf(Route route) {
        return Arrays.stream(route.method().getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .map(Parameter::getParameterizedType)
                .findFirst();
    }

    private Map<String, Object> json(String mediaType, Type type) {
        return Map.of(mediaType, Map.of(SCHEMA, schemas.of(type)));
    }
}
