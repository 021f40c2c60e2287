// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** JSON in and out: a strict guard for what comes in, the API records for what goes out. */
@NullMarked
package dev.selfservice.portal.server.json;

import org.jspecify.annotations.NullMarked;
