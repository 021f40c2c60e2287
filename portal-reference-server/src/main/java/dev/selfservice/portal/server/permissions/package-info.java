// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Portal permissions over HTTP. */
@NullMarked
package dev.selfservice.portal.server.permissions;

import org.jspecify.annotations.NullMarked;
