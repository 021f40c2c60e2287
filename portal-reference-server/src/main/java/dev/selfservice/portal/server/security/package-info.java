// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** From a cookie or a bearer token to an actor, and the guard against cross-site requests. */
@NullMarked
package dev.selfservice.portal.server.security;

import org.jspecify.annotations.NullMarked;
