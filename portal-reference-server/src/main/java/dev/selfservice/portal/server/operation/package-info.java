// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Health and metrics. */
@NullMarked
package dev.selfservice.portal.server.operation;

import org.jspecify.annotations.NullMarked;
