// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of requests must do. */
@NullMarked
package dev.selfservice.portal.testkit.requests;

import org.jspecify.annotations.NullMarked;
