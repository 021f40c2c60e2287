// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/** One text in several languages, keyed by BCP 47 language tag; English is always there. */
public record LocalText(Map<String, String> byLanguage) {

    public LocalText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("a text needs at least its English wording (en)");
        }
    }

    /** Returns a text that has an English wording only. */
    public static LocalText english(String text) {
        return new LocalText(Map.of("en", text));
    }

    /** Returns the wording for the language, else the English one. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }
}
