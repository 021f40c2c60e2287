// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

/** The body of a command that needs nothing said: no bytes at all, or an empty object. */
public record NoBody() {}
