// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

/**
 * How many tasks wait; counted up to a bound so that the badge stays cheap.
 *
 * @param more whether there are more than counted
 */
public record TaskCount(int count, boolean more) {}
