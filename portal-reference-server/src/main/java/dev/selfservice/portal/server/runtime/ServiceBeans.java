// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.requests.Requests;
import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.tasks.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes every service injectable by its own type, in Weld SE and in containers. It expects a bean of type {@link Services}.
 *
 * <p>Producers rather than an extension: what an extension adds does not see the application's beans everywhere.
 */
@Dependent
public class ServiceBeans {

    @Produces
    @Singleton
    static Catalogue catalogue(Services services) {
        return services.catalogue();
    }

    @Produces
    @Singleton
    static RequestTypes requestTypes(Services services) {
        return services.requestTypes();
    }

    @Produces
    @Singleton
    static Requests requests(Services services) {
        return services.requests();
    }

    @Produces
    @Singleton
    static Tasks tasks(Services services) {
        return services.tasks();
    }

    @Produces
    @Singleton
    static Assignments assignments(Services services) {
        return services.assignments();
    }

    @Produces
    @Singleton
    static Permissions permissions(Services services) {
        return services.permissions();
    }

    @Produces
    @Singleton
    static People people(Services services) {
        return services.people();
    }

    @Produces
    @Singleton
    static Deliveries deliveries(Services services) {
        return services.deliveries();
    }

    @Produces
    @Singleton
    static SignIn signIn(Services services) {
        return services.signIn();
    }

    @Produces
    @Singleton
    static Sessions sessions(Services services) {
        return services.sessions();
    }

    @Produces
    @Singleton
    static ApiTokens apiTokens(Services services) {
        return services.apiTokens();
    }

    @Produces
    @Singleton
    static Audit audit(Services services) {
        return services.audit();
    }

    @Produces
    @Singleton
    static Events events(Services services) {
        return services.events();
    }
}
