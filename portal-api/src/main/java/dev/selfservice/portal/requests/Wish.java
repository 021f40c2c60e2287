// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/**
 * What an item asks for. The set of kinds grows: account actions, vault use, changes of people, free forms and kinds
 * of embedders stand beside {@link EntitlementWish} as they come.
 */
public sealed interface Wish permits EntitlementWish {}
