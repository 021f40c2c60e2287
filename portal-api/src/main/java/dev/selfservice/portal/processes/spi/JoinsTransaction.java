// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

/**
 * Ability: the engine may be called inside the portal's transaction, because it keeps nothing outside of it.
 *
 * <p>Such an engine must return quickly, must not call out, and must leave no trace if the transaction rolls back.
 */
public interface JoinsTransaction {}
