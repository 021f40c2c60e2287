// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

/**
 * One setting as people read about it.
 *
 * @param key without the prefix {@code portal.}; words in angle brackets stand for names that people choose
 * @param type what may stand there, with its unit
 * @param usual what counts when it is not set; empty if there is nothing
 * @param meaning one sentence
 * @param example a value as it may stand in a file
 * @param secret whether its value is never shown
 */
public record Setting(String key, Type type, String usual, String meaning, String example, boolean secret) {

    /** What may stand in a setting. */
    public enum Type {
        TEXT("text"),
        NUMBER("number"),
        TRUTH("`true` or `false`"),
        DURATION("duration, ISO 8601"),
        FILE("path"),
        LIST("list, with commas");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Setting of(String key, Type type, String usual, String meaning, String example) {
        return new Setting(key, type, usual, meaning, example, false);
    }

    static Setting secret(String key, String meaning) {
        return new Setting(key, Type.TEXT, "", meaning, "****", true);
    }

    /** Returns the whole key. */
    public String name() {
        return Keys.PREFIX + key;
    }
}
