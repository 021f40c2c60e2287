// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import java.util.List;

/** A list that is always whole, in the shape of a page. */
public record Listing<T>(List<T> items) {

    public Listing {
        items = List.copyOf(items);
    }
}
