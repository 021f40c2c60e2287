// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The audit trail over HTTP. */
@NullMarked
package dev.selfservice.portal.server.audit;

import org.jspecify.annotations.NullMarked;
