// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

/**
 * How one part of the portal is.
 *
 * @param name names the part, for example {@code database} or {@code system:files}
 * @param needed whether the portal cannot serve without it
 */
public record PartHealth(String name, boolean up, boolean needed, String detail) {}
