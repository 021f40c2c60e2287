// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What tests of the running server share. */
@NullMarked
package dev.selfservice.portal.server.testing;

import org.jspecify.annotations.NullMarked;
