// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.InvalidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator says of an entitlement; refuses unsound fields all at once. */
public record EntitlementDraft(
        String title,
        String description,
        Entitlement.Kind kind,
        Risk risk,
        Optional<ScopeRule> scope,
        Optional<Grantee> owner,
        List<String> tags,
        boolean requestable) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_TAG = 40;
    private static final int MOST_TAGS = 20;

    public EntitlementDraft {
        tags = List.copyOf(tags);
        List<FieldError> errors = new ArrayList<>();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            errors.add(new FieldError("title", "length", "title must have 1 to 120 characters"));
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            errors.add(new FieldError("description", "length", "description must have at most 1,000 characters"));
        }
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > LONGEST_TAG)) {
            errors.add(new FieldError("tags", "length", "at most 20 tags of 1 to 40 characters"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidException(errors);
        }
    }

    /** Returns the draft of a role of medium risk, without scope or owner, that people may ask for. */
    public static EntitlementDraft titled(String title) {
        return new EntitlementDraft(
                title, "", Entitlement.Kind.ROLE, Risk.MEDIUM, Optional.empty(), Optional.empty(), List.of(), true);
    }
}
