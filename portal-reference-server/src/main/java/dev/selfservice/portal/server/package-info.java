// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The reference server: the whole portal in one process, assembled in plain sight. */
@NullMarked
package dev.selfservice.portal.server;

import org.jspecify.annotations.NullMarked;
