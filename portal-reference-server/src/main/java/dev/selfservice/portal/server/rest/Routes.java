// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that resource classes serve, read from their annotations. */
public final class Routes {

    /**
     * One route.
     *
     * @param path the template below the base path, for example {@code /tasks/{id}/decide}
     */
    public record Route(String verb, String path, Class<?> resource, Method method) {

        /** Returns what the method says of itself. */
        public Operation operation() {
            return Optional.ofNullable(method.getAnnotation(Operation.class))
                    .orElseThrow(() -> new IllegalStateException(method + " does not describe itself"));
        }

        /** Tells whether it answers with a stream of events. */
        public boolean streams() {
            return Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class);
        }
    }

    private Routes() {}

    /** Returns all routes of the resources, by path, then verb. */
    public static List<Route> of(Collection<Class<?>> resources) {
        return resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .flatMap(method -> verbOf(method).stream()
                                .map(verb -> new Route(verb, pathOf(resource, method), resource, method))))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::verb))
                .toList();
    }

    /** Returns the template of a resource method. */
    public static String pathOf(Class<?> resource, Method method) {
        String below = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
        String whole = "/" + resource.getAnnotation(Path.class).value() + "/" + below;
        return whole.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static Optional<String> verbOf(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }
}
