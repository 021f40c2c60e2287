// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.PersonId;
import java.util.function.Function;
import java.util.function.Supplier;

/** The three answers to a credential: right, wrong, or not for this store to say. */
public sealed interface CredentialAnswer {

    /** The password is this person's. */
    record Accepted(PersonId person) implements CredentialAnswer {}

    /** The person is this store's and the password is wrong. */
    record Rejected() implements CredentialAnswer {}

    /** This store does not answer for the person. */
    record NotMine() implements CredentialAnswer {}

    /** Returns what the function for this case returns. */
    default <R> R match(Function<Accepted, R> onAccepted, Supplier<R> onRejected, Supplier<R> onNotMine) {
        if (this instanceof Accepted accepted) {
            return onAccepted.apply(accepted);
        }
        return this instanceof Rejected ? onRejected.get() : onNotMine.get();
    }
}
