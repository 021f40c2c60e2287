// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Requests over HTTP. */
@NullMarked
package dev.selfservice.portal.server.requests;

import org.jspecify.annotations.NullMarked;
