// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of the audit trail. */
@NullMarked
package dev.selfservice.portal.jpa.internal.audit;

import org.jspecify.annotations.NullMarked;
