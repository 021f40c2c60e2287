// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import dev.selfservice.portal.signin.SessionInfo;
import java.time.Instant;

/**
 * A session as stored (SES-4).
 *
 * @param tokenHash the SHA-256 of the token, in hexadecimal
 * @param methods how the person proved themselves, for example {@code pwd}
 * @param authenticatedAt the moment of the proof
 */
public record StoredSession(String tokenHash, SessionInfo info, String methods, Instant authenticatedAt) {}
