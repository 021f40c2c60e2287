// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.io.Serializable;

/**
 * One broken rule.
 *
 * @param field the path of the field, for example {@code items[0].scope}
 * @param rule a stable word for the rule, for example {@code required}
 * @param message one English sentence
 */
public record FieldError(String field, String rule, String message) implements Serializable {}
