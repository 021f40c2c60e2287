// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Access that is held, over HTTP. */
@NullMarked
package dev.selfservice.portal.server.assignments;

import org.jspecify.annotations.NullMarked;
