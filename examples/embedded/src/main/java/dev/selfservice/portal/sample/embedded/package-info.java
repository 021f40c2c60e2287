// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** A program of somebody else with the portal in it. */
@NullMarked
package dev.selfservice.portal.sample.embedded;

import org.jspecify.annotations.NullMarked;
