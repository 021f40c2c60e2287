// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The OpenAPI document, generated from the resource methods, and its page. */
@NullMarked
package dev.selfservice.portal.server.openapi;

import org.jspecify.annotations.NullMarked;
