// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of published request types. */
@NullMarked
package dev.selfservice.portal.jpa.internal.requesttypes;

import org.jspecify.annotations.NullMarked;
