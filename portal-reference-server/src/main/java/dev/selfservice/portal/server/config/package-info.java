// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The typed configuration of the server. */
@NullMarked
package dev.selfservice.portal.server.config;

import org.jspecify.annotations.NullMarked;
