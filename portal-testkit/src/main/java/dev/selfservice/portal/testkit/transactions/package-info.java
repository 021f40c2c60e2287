// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What the transactions of every set of stores must do. */
@NullMarked
package dev.selfservice.portal.testkit.transactions;

import org.jspecify.annotations.NullMarked;
