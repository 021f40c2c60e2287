// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of what can be asked for. */
@NullMarked
package dev.selfservice.portal.jpa.internal.catalogue;

import org.jspecify.annotations.NullMarked;
