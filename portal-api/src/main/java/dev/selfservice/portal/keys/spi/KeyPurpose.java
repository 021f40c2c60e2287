// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.keys.spi;

/** What a key is for; each purpose has keys of its own (CRY-6). */
public enum KeyPurpose {
    PEPPER,
    AUDIT,
    CSRF,
    SESSION,
    COUNTER
}
