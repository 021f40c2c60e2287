// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.edge.UnreadBodies;
import dev.selfservice.portal.server.json.BodyReader;
import dev.selfservice.portal.server.json.IdConverters;
import dev.selfservice.portal.server.json.JsonbResolver;
import dev.selfservice.portal.server.problem.ProblemMapper;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.security.Authentication;
import dev.selfservice.portal.server.security.Calls;
import dev.selfservice.portal.server.security.CrossSiteGuard;
import dev.selfservice.portal.server.security.NoHeadOfStreams;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.function.Supplier;

/**
 * What stands around every resource, whichever library calls it: who may call, how bodies are read, what refusals say.
 *
 * @param providers instances to register, each once
 */
public record RestParts(List<Object> providers) {

    public RestParts {
        providers = List.copyOf(providers);
    }

    /**
     * Returns the parts for the services.
     *
     * @param services first asked when somebody calls
     * @param ownOrigin the origin under which people reach the portal
     */
    public static RestParts of(Supplier<Services> services, Jsonb jsonb, Supplier<String> ownOrigin) {
        Authentication authentication = new Authentication(
                () -> services.get().sessions(), () -> services.get().apiTokens(), new CrossSiteGuard(ownOrigin));
        return new RestParts(List.of(
                new ProblemMapper(RequestIds::current),
                new BodyReader(),
                new IdConverters(),
                new Calls(authentication),
                new NoHeadOfStreams(PortalApplication.RESOURCES),
                new UnreadBodies(),
                new JsonbResolver(jsonb)));
    }
}
