// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of commands that took effect. */
@NullMarked
package dev.selfservice.portal.jpa.internal.idempotency;

import org.jspecify.annotations.NullMarked;
