// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Streams of events over HTTP. */
@NullMarked
package dev.selfservice.portal.server.events;

import org.jspecify.annotations.NullMarked;
