// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of request types must do. */
@NullMarked
package dev.selfservice.portal.testkit.requesttypes;

import org.jspecify.annotations.NullMarked;
