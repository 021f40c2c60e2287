// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of tasks must do. */
@NullMarked
package dev.selfservice.portal.testkit.tasks;

import org.jspecify.annotations.NullMarked;
