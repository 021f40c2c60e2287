// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

import dev.selfservice.portal.Origin;

/**
 * Signs people in.
 *
 * <p>Unknown, disabled, throttled and wrong all look and take alike (ENUM-1, ENUM-2).
 */
public interface SignIn {

    /**
     * Signs a person in by password and begins a session. The array is lent for this call; the caller wipes it.
     *
     * @param client the full address of the caller, for limits; never stored as it stands
     * @throws SignInRefusedException for whatever reason there is no session
     * @throws dev.selfservice.portal.TooManyException too many tries from this address
     * @throws dev.selfservice.portal.UnavailableException the queue of password checks is full (PWD-3)
     */
    SignInResult byPassword(String login, char[] password, String client, Origin origin);
}
