// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

import dev.selfservice.portal.PersonId;
import java.time.Instant;

/**
 * A session as its owner may see it.
 *
 * @param id a name for the session that opens nothing
 * @param address the truncated address it began from
 * @param agent the family of the program it began with
 */
public record SessionInfo(
        String id,
        PersonId person,
        int assurance,
        Instant startedAt,
        Instant lastSeenAt,
        Instant idleUntil,
        Instant endsAt,
        String address,
        String agent) {}
