// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of effects must do. */
@NullMarked
package dev.selfservice.portal.testkit.idempotency;

import org.jspecify.annotations.NullMarked;
