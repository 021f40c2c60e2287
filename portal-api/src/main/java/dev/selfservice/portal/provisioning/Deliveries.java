// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.catalogue.SystemRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries to target systems, for administrators. */
public interface Deliveries {

    /** Lists orders in a state, newest first; needs {@code deliveries:manage}. */
    Page<Order> list(Actor actor, OrderState state, PageRequest page);

    /**
     * Tries an order again that was given up; needs {@code deliveries:manage}.
     *
     * @throws dev.selfservice.portal.ConflictException {@code stale-version}, or {@code not-dead} if it was not given up
     */
    Order retry(Actor actor, OrderId id, long version);

    /** Lists the target systems with their state as last seen; needs {@code systems:read}. */
    List<SystemStatus> systems(Actor actor);

    /** The state of a target system as last seen. */
    record SystemStatus(SystemRef system, State state, Optional<String> detail, Optional<Instant> checkedAt) {

        /** Whether it can be used. */
        public enum State {
            UP,
            DOWN,
            FAILED_TO_START,
            UNKNOWN
        }
    }
}
