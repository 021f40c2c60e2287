// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What a resource method says of itself: the one source of its route, its openness and its description. */
@NullMarked
package dev.selfservice.portal.server.rest;

import org.jspecify.annotations.NullMarked;
