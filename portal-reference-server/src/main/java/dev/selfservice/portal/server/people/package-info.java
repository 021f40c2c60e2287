// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** People over HTTP. */
@NullMarked
package dev.selfservice.portal.server.people;

import org.jspecify.annotations.NullMarked;
