// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The portal behind the server: database, keys, systems. */
@NullMarked
package dev.selfservice.portal.server.commands;

import org.jspecify.annotations.NullMarked;
