// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one part: read once, typed; what is left unread is an error.
 *
 * <p>Each refusal is a {@link SettingsException} whose message holds the full key, never the value.
 */
public interface Settings {

    /** Returns a setting that must be there. */
    <T> T required(String key, Function<String, T> type);

    /** Returns a setting that may be missing. */
    <T> Optional<T> optional(String key, Function<String, T> type);

    /** Refuses keys that nobody has read, naming them. */
    void rejectUnread();
}
