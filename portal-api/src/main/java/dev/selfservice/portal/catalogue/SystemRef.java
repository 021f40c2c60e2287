// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import dev.selfservice.portal.SystemId;

/** A target system with the title that people know it by. */
public record SystemRef(SystemId id, String title) {}
