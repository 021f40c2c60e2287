// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.server.rest.Operation;
import dev.selfservice.portal.server.rest.Routes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** Puts a filter of its own in front of every resource method, so that none can be forgotten. */
@Provider
public final class Calls implements DynamicFeature {

    private final Authentication authentication;

    public Calls(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.getDeclaringClass().isAnnotationPresent(Path.class)) {
            // What the server library answers by itself to OPTIONS: it reaches nothing of ours.
            return;
        }
        Operation operation = Optional.ofNullable(method.getAnnotation(Operation.class))
                .orElseThrow(() -> new IllegalStateException(method + " does not describe itself"));
        context.register(new CallFilter(Routes.pathOf(resource.getResourceClass(), method), operation, authentication));
        if (Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class)) {
            context.register(new StreamFilter());
        }
    }
}
