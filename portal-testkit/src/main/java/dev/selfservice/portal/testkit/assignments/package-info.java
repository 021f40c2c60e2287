// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of assignments must do. */
@NullMarked
package dev.selfservice.portal.testkit.assignments;

import org.jspecify.annotations.NullMarked;
