// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of requests and their items. */
@NullMarked
package dev.selfservice.portal.jpa.internal.requests;

import org.jspecify.annotations.NullMarked;
