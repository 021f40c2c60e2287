// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Servlet filters around everything: request ids, headers, access log, load shedding. */
@NullMarked
package dev.selfservice.portal.server.edge;

import org.jspecify.annotations.NullMarked;
