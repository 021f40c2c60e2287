// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.core.PartHealth;
import dev.selfservice.portal.core.PasswordLoad;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.requests.Requests;
import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.tasks.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the resources and filters call: the services of the portal, and nothing else of it.
 *
 * @param endStreams ends the streams of open pages, at the beginning of a stop
 * @param answered returns what was answered under an idempotency key, if its command has taken effect
 * @param parts how each part of the portal is
 * @param passwords how busy the computation of password hashes is
 * @param openOrders how many orders are not done
 */
public record Services(
        Catalogue catalogue,
        RequestTypes requestTypes,
        Requests requests,
        Tasks tasks,
        Assignments assignments,
        Permissions permissions,
        People people,
        Deliveries deliveries,
        SignIn signIn,
        Sessions sessions,
        ApiTokens apiTokens,
        Audit audit,
        Events events,
        Runnable endStreams,
        BiFunction<Actor, Once, Optional<byte[]>> answered,
        Supplier<List<PartHealth>> parts,
        Supplier<PasswordLoad> passwords,
        Supplier<List<OrderCount>> openOrders) {

    /** Returns the services of a portal. */
    public static Services of(Portal portal) {
        return new Services(
                portal.catalogue(),
                portal.requestTypes(),
                portal.requests(),
                portal.tasks(),
                portal.assignments(),
                portal.permissions(),
                portal.people(),
                portal.deliveries(),
                portal.signIn(),
                portal.sessions(),
                portal.apiTokens(),
                portal.audit(),
                portal.events(),
                portal::endStreams,
                portal::answered,
                portal::parts,
                portal::passwordLoad,
                portal::openOrders);
    }
}
