// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Whole ways through the portal by REST alone, on both databases, and every way that must be refused. */
@NullMarked
package dev.selfservice.portal.server.journeys;

import org.jspecify.annotations.NullMarked;
