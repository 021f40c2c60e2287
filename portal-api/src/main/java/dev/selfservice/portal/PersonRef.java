// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/**
 * A person as written down with something that happened: the id, and the name shown at that time.
 *
 * <p>Lists read it straight from their rows, so that no list asks the identity store for names.
 */
public record PersonRef(PersonId id, String name) {}
