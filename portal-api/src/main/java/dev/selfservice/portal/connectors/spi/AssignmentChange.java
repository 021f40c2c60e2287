// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.catalogue.Scope;
import java.util.Optional;

/**
 * One difference to bring about on an account.
 *
 * @param entitlement what the target system calls it
 */
public record AssignmentChange(Kind kind, String entitlement, Optional<Scope> scope) {

    /** Whether the account is to hold it. */
    public enum Kind {
        GIVE,
        TAKE
    }
}
