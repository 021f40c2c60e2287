// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of passwords, sessions, tokens and counters of tries. */
@NullMarked
package dev.selfservice.portal.jpa.internal.signin;

import org.jspecify.annotations.NullMarked;
