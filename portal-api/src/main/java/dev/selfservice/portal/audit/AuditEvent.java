// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit;

import dev.selfservice.portal.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that somebody did (AUD-2); never holds a secret.
 *
 * @param action what was done, named {@code feature.verb}, for example {@code tasks.decide}
 * @param subject what it was done to, for example {@code task/0190…}
 * @param result how it came out, for example {@code APPROVED} or {@code FORBIDDEN}
 * @param level the assurance level of the actor; 0 for jobs and sign-ins that failed
 */
public record AuditEvent(
        UUID id,
        Instant at,
        PersonId actor,
        Optional<PersonId> onBehalfOf,
        String action,
        String subject,
        String result,
        Optional<String> reason,
        int level,
        String requestId,
        String address,
        String agent) {}
