// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

/** A sign-in that opened no session; says nothing about why (ENUM-1). */
public final class SignInRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInRefusedException() {
        super("the name and password do not match");
    }
}
