// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Tasks over HTTP. */
@NullMarked
package dev.selfservice.portal.server.tasks;

import org.jspecify.annotations.NullMarked;
