// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of permission and role grants. */
@NullMarked
package dev.selfservice.portal.jpa.internal.permissions;

import org.jspecify.annotations.NullMarked;
