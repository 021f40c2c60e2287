// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** People, groups and roles in the portal's own database, for portals without a directory. */
@NullMarked
package dev.selfservice.portal.jpa.identity;

import org.jspecify.annotations.NullMarked;
