// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The WAR in real application servers. */
@NullMarked
package dev.selfservice.portal.war;

import org.jspecify.annotations.NullMarked;
