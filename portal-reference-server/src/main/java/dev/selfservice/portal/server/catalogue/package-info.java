// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The catalogue over HTTP. */
@NullMarked
package dev.selfservice.portal.server.catalogue;

import org.jspecify.annotations.NullMarked;
