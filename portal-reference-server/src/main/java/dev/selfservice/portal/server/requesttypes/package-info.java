// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Request types over HTTP. */
@NullMarked
package dev.selfservice.portal.server.requesttypes;

import org.jspecify.annotations.NullMarked;
