// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.RequestItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An approver's answer: a verdict on each item, and a comment, which is required as soon as anything is rejected.
 *
 * @param comment up to 2,000 characters; the requester reads it
 */
public record Decision(List<ItemDecision> items, Optional<String> comment) {

    private static final int LONGEST_COMMENT = 2_000;

    /** The verdict on one item; a comment of its own stands in for the common one. */
    public record ItemDecision(ItemId item, Verdict verdict, Optional<String> comment) {

        /** Approves the item. */
        public static ItemDecision approve(ItemId item) {
            return new ItemDecision(item, Verdict.APPROVED, Optional.empty());
        }

        /** Rejects the item. */
        public static ItemDecision reject(ItemId item) {
            return new ItemDecision(item, Verdict.REJECTED, Optional.empty());
        }
    }

    public Decision {
        items = List.copyOf(items);
        comment = comment.filter(text -> !text.isBlank());
        List<FieldError> errors = new ArrayList<>();
        if (comment.isPresent() && comment.get().length() > LONGEST_COMMENT) {
            errors.add(new FieldError("comment", "length", "comment must have at most 2,000 characters"));
        }
        Set<ItemId> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            check(items.get(i), "items[" + i + "]", comment.isPresent(), seen, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidException(errors);
        }
    }

    /** Returns the approval of all items. */
    public static Decision approve(List<RequestItem> items, String comment) {
        return new Decision(
                items.stream().map(item -> ItemDecision.approve(item.id())).toList(), Optional.of(comment));
    }

    /** Returns the rejection of all items. */
    public static Decision reject(List<RequestItem> items, String comment) {
        return new Decision(
                items.stream().map(item -> ItemDecision.reject(item.id())).toList(), Optional.of(comment));
    }

    /** Tells whether anything is approved. */
    public boolean approvesAny() {
        return items.stream().anyMatch(item -> item.verdict() == Verdict.APPROVED);
    }

    private static void check(
            ItemDecision item, String field, boolean commented, Set<ItemId> seen, List<FieldError> errors) {
        boolean explained =
                commented || item.comment().filter(text -> !text.isBlank()).isPresent();
        if (item.verdict() == Verdict.UNDECIDED) {
            errors.add(new FieldError(field + ".verdict", "choice", "verdict must be APPROVED or REJECTED"));
        } else if (item.verdict() == Verdict.REJECTED && !explained) {
            errors.add(new FieldError("comment", "required", "say why you reject"));
        }
        if (item.comment().filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
            errors.add(new FieldError(field + ".comment", "length", "comment must have at most 2,000 characters"));
        }
        if (!seen.add(item.item())) {
            errors.add(new FieldError(field + ".item", "twice", "the same item is decided twice"));
        }
    }
}
