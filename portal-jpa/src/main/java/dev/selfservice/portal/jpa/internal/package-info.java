// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** What the stores have in common: statements, rows, cursors, failures. */
@NullMarked
package dev.selfservice.portal.jpa.internal;

import org.jspecify.annotations.NullMarked;
