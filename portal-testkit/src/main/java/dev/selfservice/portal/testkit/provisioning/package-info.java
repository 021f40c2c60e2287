// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of provisioning orders must do. */
@NullMarked
package dev.selfservice.portal.testkit.provisioning;

import org.jspecify.annotations.NullMarked;
