// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of the catalogue must do. */
@NullMarked
package dev.selfservice.portal.testkit.catalogue;

import org.jspecify.annotations.NullMarked;
