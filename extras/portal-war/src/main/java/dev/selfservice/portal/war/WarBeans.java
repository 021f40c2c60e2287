// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import dev.selfservice.portal.server.RestParts;
import dev.selfservice.portal.server.rest.OnceOnly;
import dev.selfservice.portal.server.runtime.Services;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Publishes the portal and what the REST interface is made of; each service by its own type follows from {@link Services}. */
@Dependent
public class WarBeans {

    @Produces
    @Singleton
    static WarPortal portal() {
        return WarPortal.open();
    }

    static void close(@Disposes WarPortal portal) {
        portal.close();
    }

    @Produces
    @Singleton
    static Services services(WarPortal portal) {
        return portal.services();
    }

    @Produces
    @Singleton
    static RestParts restParts(WarPortal portal) {
        return portal.restParts();
    }

    @Produces
    @Singleton
    static OnceOnly onceOnly(WarPortal portal) {
        return portal.onceOnly();
    }
}
