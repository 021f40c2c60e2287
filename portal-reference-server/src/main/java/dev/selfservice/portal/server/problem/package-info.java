// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Problem answers (RFC 9457) and the pages behind their types. */
@NullMarked
package dev.selfservice.portal.server.problem;

import org.jspecify.annotations.NullMarked;
