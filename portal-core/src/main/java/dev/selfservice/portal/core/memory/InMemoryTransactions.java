// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.spi.Transactions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction at a time: writers take turns, and what a transaction changed is put back if it fails. */
final class InMemoryTransactions implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Running> running = new ArrayDeque<>();

    /** What one transaction would have to undo, and what it does afterwards. */
    private static final class Running {
        private final Deque<Runnable> undo = new ArrayDeque<>();
        private final List<Runnable> after = new ArrayList<>();
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return active() ? work.get() : callNew(work);
    }

    @Override
    public <T> T callNew(Supplier<T> work) {
        Running mine = new Running();
        T result;
        lock.lock();
        try {
            running.push(mine);
            try {
                result = work.get();
            } catch (RuntimeException | Error failed) {
                mine.undo.forEach(Runnable::run);
                throw failed;
            } finally {
                running.pop();
            }
        } finally {
            lock.unlock();
        }
        mine.after.forEach(Runnable::run);
        return result;
    }

    @Override
    public <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (active()) {
            running.element().after.add(action);
        } else {
            action.run();
        }
    }

    @Override
    public boolean active() {
        return lock.isHeldByCurrentThread() && !running.isEmpty();
    }

    /** Remembers how to take a change back; a change outside of a transaction stays. */
    void onRollback(Runnable action) {
        if (active()) {
            running.element().undo.push(action);
        }
    }

    /** Runs a single access to the data while nobody else has any. */
    <T> T alone(Supplier<T> access) {
        return read(access);
    }
}
