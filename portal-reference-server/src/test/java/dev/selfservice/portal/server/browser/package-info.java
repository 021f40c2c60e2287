// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Journeys through the pages in a real browser. */
@NullMarked
package dev.selfservice.portal.server.browser;

import org.jspecify.annotations.NullMarked;
