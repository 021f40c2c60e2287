// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.openapi;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The OpenAPI document as a page of plain HTML: no script, no style, nothing from elsewhere. */
final class ApiPage {

    private static final String SUMMARY = "summary";
    private static final String DESCRIPTION = "description";

    private ApiPage() {}

    static String of(Map<String, Object> document) {
        Map<String, Object> paths = child(document, "paths");
        String routes = paths.entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .map(verb -> route(path.getKey(), verb.getKey(), map(verb.getValue()))))
                .collect(Collectors.joining("\n"));
        String schemas = child(child(document, "components"), "schemas").entrySet().stream()
                .map(schema -> schema(schema.getKey(), map(schema.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Selfservice Portal: REST interface</title>
                </head>
                <body>
                <main>
                <h1>REST interface</h1>
                <p>Programs send <code>Authorization: Bearer &lt;token&gt;</code>. The same as
                <a href="/openapi">OpenAPI document</a>. <a href="/problems/">All problems</a></p>
                %s
                <h2>Shapes</h2>
                %s
                </main>
                </body>
                </html>
                """.formatted(routes, schemas);
    }

    private static String route(String path, String verb, Map<String, Object> operation) {
        String statuses = child(operation, "responses").entrySet().stream()
                .map(answer -> row(
                        answer.getKey(), text(map(answer.getValue()), DESCRIPTION) + shapes(map(answer.getValue()))))
                .collect(Collectors.joining("\n"));
        String parameters = list(operation, "parameters").stream()
                .map(parameter -> "<code>" + text(parameter, "name") + "</code>")
                .collect(Collectors.joining(", "));
        return """
                <section>
                <h2><code>%s %s</code></h2>
                <p>%s</p>
                <p>%s%s</p>
                <table>
                %s
                </table>
                </section>""".formatted(
                verb.toUpperCase(Locale.ROOT),
                escape(path),
                text(operation, SUMMARY),
                parameters.isEmpty() ? "" : "Takes " + parameters + ". ",
                operation.containsKey("requestBody") ? "Body" + shapes(child(operation, "requestBody")) + "." : "",
                statuses);
    }

    private static String schema(String name, Map<String, Object> schema) {
        String rows = child(schema, "properties").entrySet().stream()
                .map(field -> row(escape(field.getKey()), typeOf(map(field.getValue()))))
                .collect(Collectors.joining("\n"));
        return "<h3 id=\"%s\">%s</h3>\n<table>\n%s\n</table>".formatted(name, name, rows);
    }

    private static String shapes(Map<String, Object> content) {
        return child(content, "content").values().stream()
                .map(media -> " " + typeOf(child(map(media), "schema")))
                .collect(Collectors.joining());
    }

    private static String typeOf(Map<String, Object> schema) {
        if (schema.containsKey("$ref")) {
            String name = text(schema, "$ref").replaceAll(".*/", "");
            return "<a href=\"#%s\">%s</a>".formatted(name, name);
        }
        if (schema.containsKey("items")) {
            return "list of " + typeOf(child(schema, "items"));
        }
        if (schema.get("enum") instanceof List<?> values) {
            return escape(values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return Optional.ofNullable(schema.get("format")).map(String::valueOf).orElse(text(schema, "type"));
    }

    private static String row(String head, String text) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>".formatted(head, text);
    }

    private static String text(Map<String, Object> map, String key) {
        return escape(Optional.ofNullable(map.get(key)).map(String::valueOf).orElse(""));
    }

    private static String escape(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    private static Map<String, Object> child(Map<String, Object> map, String key) {
        return Optional.ofNullable(map.get(key)).map(ApiPage::map).orElse(Map.of());
    }

    @SuppressWarnings("unchecked") // the document is made of maps with text keys only
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return Optional.ofNullable(map.get(key)).stream()
                .flatMap(value -> ((List<?>) value).stream())
                .map(ApiPage::map)
                .toList();
    }
}
