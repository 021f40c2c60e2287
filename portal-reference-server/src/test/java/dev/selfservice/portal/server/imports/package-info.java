// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Taking people over from files, by the command line. */
@NullMarked
package dev.selfservice.portal.server.imports;

import org.jspecify.annotations.NullMarked;
