// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One transaction that writes: what is to happen when it commits, and whether it still may. For one thread. */
final class Running {

    private static final System.Logger LOG = System.getLogger(Running.class.getName());

    private final List<Runnable> changes = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean broken;

    /** Says how to make what a table changed visible to everybody. */
    void onCommit(Runnable change) {
        changes.add(change);
    }

    /** Says what to forget when it ends, one way or the other. */
    void onEnd(Runnable forget) {
        ends.add(forget);
    }

    /** Keeps an action for after the commit. */
    void afterwards(Runnable action) {
        actions.add(action);
    }

    /** Does work of a caller that is inside already; if it fails, the whole is rolled back. */
    <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failed) {
            broken = true;
            throw failed;
        }
    }

    /** Refuses to be committed when work inside failed. */
    void requireWhole() {
        if (broken) {
            throw new IllegalStateException("work inside the transaction failed, so nothing of it is kept");
        }
    }

    void commit() {
        changes.forEach(Runnable::run);
    }

    void end() {
        ends.forEach(Runnable::run);
    }

    /** Runs the actions kept; what one of them throws is logged, for the commit has happened. */
    void runAfterwards() {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.ERROR, "an action after a commit failed", failed);
            }
        }
    }
}
