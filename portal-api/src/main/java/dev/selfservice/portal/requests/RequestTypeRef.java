// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.requesttypes.RequestTypeId;

/** The version of a request type that a request is bound to for its whole life. */
public record RequestTypeRef(RequestTypeId id, int version) {}
