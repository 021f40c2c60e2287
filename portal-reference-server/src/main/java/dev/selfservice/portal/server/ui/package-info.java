// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The pages, served from the class path. */
@NullMarked
package dev.selfservice.portal.server.ui;

import org.jspecify.annotations.NullMarked;
