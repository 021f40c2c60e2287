// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of access that is held. */
@NullMarked
package dev.selfservice.portal.jpa.internal.assignments;

import org.jspecify.annotations.NullMarked;
