// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** How fast the portal is, beside plain JDBC on the same tables in the same run. */
@NullMarked
package dev.selfservice.portal.benchmarks;

import org.jspecify.annotations.NullMarked;
