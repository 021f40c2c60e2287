// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of the audit trail must do. */
@NullMarked
package dev.selfservice.portal.testkit.audit;

import org.jspecify.annotations.NullMarked;
