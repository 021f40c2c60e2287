// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import java.util.List;
import java.util.Map;

/** A JSON value as it was sent. */
sealed interface Json {

    /** An object; the order of its fields is kept. */
    record Fields(Map<String, Json> byName) implements Json {}

    /** An array. */
    record Items(List<Json> list) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as it was written. */
    record Digits(String literal) implements Json {}

    /** A truth value. */
    record Truth(boolean value) implements Json {}

    /** The null literal, which the portal takes for "absent". */
    record Nothing() implements Json {}
}
