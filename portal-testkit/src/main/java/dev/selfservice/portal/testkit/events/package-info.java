// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of changes must do. */
@NullMarked
package dev.selfservice.portal.testkit.events;

import org.jspecify.annotations.NullMarked;
