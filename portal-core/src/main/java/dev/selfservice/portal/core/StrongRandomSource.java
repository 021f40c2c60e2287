// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import java.security.SecureRandom;

/** The one place where the system's source of chance is taken (CRY-4). */
final class StrongRandomSource {

    private StrongRandomSource() {}

    static SecureRandom create() {
        return new SecureRandom();
    }
}
