// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** A made-up company to try the portal with. */
@NullMarked
package dev.selfservice.portal.jpa.sample;

import org.jspecify.annotations.NullMarked;
