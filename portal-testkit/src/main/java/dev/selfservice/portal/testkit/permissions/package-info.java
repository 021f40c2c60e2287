// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of permission and role grants must do. */
@NullMarked
package dev.selfservice.portal.testkit.permissions;

import org.jspecify.annotations.NullMarked;
