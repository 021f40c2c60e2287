// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Cases that nobody of this project wrote, read from outside of it. */
@NullMarked
package dev.selfservice.portal.server.suites;

import org.jspecify.annotations.NullMarked;
