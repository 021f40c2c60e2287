// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The program does what its README says. */
@NullMarked
package dev.selfservice.portal.sample.embedded;

import org.jspecify.annotations.NullMarked;
