// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import java.sql.SQLException;
import java.util.Optional;

/** Notes on deliveries in four columns: their text, {@code <prefix>_reason}, {@code _said} and {@code _attempts}. */
public final class Notes {

    private Notes() {}

    /** Returns the text as a column takes it. */
    public static String text(DeliveryNote note) {
        return Texts.note(note.text());
    }

    /** Returns the system's own words as a column takes them. */
    public static Optional<String> said(DeliveryNote note) {
        return note.said().map(Texts::note);
    }

    /** Reads a note; a row written before there were reasons, or by a newer portal that knows more of them, has its words. */
    public static Optional<DeliveryNote> read(Row row, String text, String prefix) throws SQLException {
        Optional<String> words = row.maybeText(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        DeliveryReason reason =
                row.maybeText(prefix + "_reason").map(Notes::reason).orElse(DeliveryReason.OTHER);
        return Optional.of(new DeliveryNote(
                reason, words.get(), row.maybeText(prefix + "_said"), row.maybeNumber(prefix + "_attempts")));
    }

    private static DeliveryReason reason(String name) {
        for (DeliveryReason known : DeliveryReason.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return DeliveryReason.OTHER;
    }
}
