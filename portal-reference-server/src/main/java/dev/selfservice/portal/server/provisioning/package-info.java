// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Deliveries and target systems over HTTP. */
@NullMarked
package dev.selfservice.portal.server.provisioning;

import org.jspecify.annotations.NullMarked;
