// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

/**
 * An entitlement as somebody sees it who may ask for it.
 *
 * @param held whether the beneficiary holds it already, with any scope
 * @param requested whether a running request asks for it for the beneficiary, with any scope
 */
public record CatalogueEntry(Entitlement entitlement, boolean held, boolean requested) {}
