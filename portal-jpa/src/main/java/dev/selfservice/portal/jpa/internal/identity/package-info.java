// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Rows of people, groups and roles. */
@NullMarked
package dev.selfservice.portal.jpa.internal.identity;

import org.jspecify.annotations.NullMarked;
