// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.people.PersonSummary;
import java.time.Instant;
import java.util.List;

/**
 * The caller's own session.
 *
 * @param permissions what the caller may do now
 * @param csrfToken what pages must send with each change
 */
public record SessionView(
        PersonSummary person,
        List<Permission> permissions,
        int assurance,
        Instant startedAt,
        Instant idleUntil,
        Instant endsAt,
        String csrfToken) {}
