// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Sign-in, sessions and API tokens over HTTP. */
@NullMarked
package dev.selfservice.portal.server.signin;

import org.jspecify.annotations.NullMarked;
