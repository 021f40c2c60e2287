// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Holds answers against the OpenAPI document that the server itself serves: route, status, content type and body must be
 * described, and the body may have no field that is not.
 */
public final class OpenApiAnswers implements Consumer<Answer> {

    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final String DOCUMENT = "https://portal.example.org/openapi";
    private static final String API = "/api/";

    private final Map<String, Object> document;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final Set<String> seen = java.util.Collections.synchronizedSet(new TreeSet<>());

    /** Reads the document as it was served. */
    @SuppressWarnings("unchecked")
    public OpenApiAnswers(String served) {
        this.document = JSONB.fromJson(served, Map.class);
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, served))));
    }

    /** Checks an answer of the REST interface; lets pages and answers to HEAD, which have no body, pass. */
    @Override
    public void accept(Answer answer) {
        if (!answer.path().startsWith(API) || "HEAD".equals(answer.method())) {
            return;
        }
        Optional<String> route = routeOf(answer);
        if (route.isEmpty()) {
            requireProblem(answer);
            return;
        }
        seen.add(answer.method() + " " + route.get() + " " + answer.status());
        Map<String, Object> responses =
                at(paths(), route.get(), answer.method().toLowerCase(java.util.Locale.ROOT), "responses");
        if (!responses.containsKey(Integer.toString(answer.status()))) {
            throw new AssertionError(describe(answer) + " is a status that the document does not describe");
        }
        checkBody(answer, route.get(), at(responses, Integer.toString(answer.status())));
    }

    /** Returns each method, route and status that was seen and described, in order. */
    public Set<String> seen() {
        return new TreeSet<>(seen);
    }

    private void checkBody(Answer answer, String route, Map<String, Object> response) {
        if (!response.containsKey("content")) {
            if (answer.bytes().length > 0) {
                throw new AssertionError(describe(answer) + " has a body that the document does not describe");
            }
            return;
        }
        String mediaType = answer.contentType().replaceAll(";.*", "");
        Map<String, Object> content = at(response, "content");
        if (!content.containsKey(mediaType)) {
            throw new AssertionError(describe(answer) + " has a content type that is not among " + content.keySet());
        }
        validate(
                answer,
                "/paths/" + escape(route) + "/" + answer.method().toLowerCase(java.util.Locale.ROOT) + "/responses/"
                        + answer.status() + "/content/" + escape(mediaType) + "/schema");
    }

    private void requireProblem(Answer answer) {
        boolean unknown = answer.status() >= 400 && answer.contentType().startsWith("application/problem+json");
        if (!unknown && !"OPTIONS".equals(answer.method())) {
            throw new AssertionError(describe(answer) + " comes from a route that the document does not describe");
        }
        if (unknown) {
            validate(answer, "/components/schemas/Problem");
        }
    }

    private void validate(Answer answer, String pointer) {
        JsonSchema schema =
                schemas.computeIfAbsent(pointer, each -> factory.getSchema(SchemaLocation.of(DOCUMENT + "#" + each)));
        Set<ValidationMessage> errors = schema.validate(answer.text(), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(describe(answer) + " does not fit: " + errors + "\n" + answer.text());
        }
    }

    /** Of several templates that fit, the one with the fewest places wins, as in the server. */
    private Optional<String> routeOf(Answer answer) {
        String path = answer.path().replaceAll("(.)/$", "$1");
        return paths().keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+")))
                .min(Comparator.comparingInt((String template) -> template.split("\\{", -1).length))
                .filter(template ->
                        at(paths(), template).containsKey(answer.method().toLowerCase(java.util.Locale.ROOT)));
    }

    private Map<String, Object> paths() {
        return at(document, "paths");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String... keys) {
        Map<String, Object> here = map;
        for (String key : List.of(keys)) {
            here = (Map<String, Object>) here.get(key);
        }
        return here;
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private static String describe(Answer answer) {
        return answer.method() + " " + answer.path() + " " + answer.status() + " " + answer.contentType();
    }
}
