// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of orders to target systems. */
@NullMarked
package dev.selfservice.portal.jpa.internal.provisioning;

import org.jspecify.annotations.NullMarked;
