// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of what pages are told. */
@NullMarked
package dev.selfservice.portal.jpa.internal.events;

import org.jspecify.annotations.NullMarked;
