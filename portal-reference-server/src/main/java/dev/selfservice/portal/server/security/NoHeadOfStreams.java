// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.server.rest.Routes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses HEAD where a stream of events would be the answer: the server library answers HEAD by the method for GET, and
 * would keep a stream open that nobody reads.
 */
@Provider
@PreMatching
public final class NoHeadOfStreams implements ContainerRequestFilter {

    private final Set<String> streams;

    /** Finds the streams among the resources. */
    public NoHeadOfStreams(Collection<Class<?>> resources) {
        this.streams = Routes.of(resources).stream()
                .filter(Routes.Route::streams)
                .map(route -> route.path().substring(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceAll("^/|/$", "");
        if (HttpMethod.HEAD.equals(request.getMethod()) && streams.contains(path)) {
            throw new NotAllowedException(HttpMethod.GET);
        }
    }
}
