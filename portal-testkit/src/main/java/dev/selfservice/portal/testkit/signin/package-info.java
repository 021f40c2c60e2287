// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What every store of passwords, sessions, tokens and tries must do. */
@NullMarked
package dev.selfservice.portal.testkit.signin;

import org.jspecify.annotations.NullMarked;
