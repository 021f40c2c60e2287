// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.spi.Transactions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One writing transaction at a time; readers see what is committed and do not wait for it.
 *
 * <p>What a transaction changes stays beside the tables until it commits, so that nobody else sees it and a rollback
 * has nothing to take back.
 */
final class InMemoryTransactions implements Transactions {

    private final ReentrantLock writers = new ReentrantLock();
    private final ReentrantReadWriteLock committed = new ReentrantReadWriteLock();
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    @Override
    public <T> T call(Supplier<T> work) {
        Running current = current();
        return current == null ? callNew(work) : current.join(work);
    }

    @Override
    public <T> T callNew(Supplier<T> work) {
        Running mine = new Running();
        T result;
        writers.lock();
        try {
            result = inside(mine, work);
        } finally {
            writers.unlock();
        }
        mine.runAfterwards();
        return result;
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void afterCommit(Runnable action) {
        Running current = current();
        if (current == null) {
            action.run();
        } else {
            current.afterwards(action);
        }
    }

    @Override
    public boolean active() {
        return current() != null;
    }

    /** Returns the transaction that the thread is in. */
    @Nullable
    Running current() {
        return running.get();
    }

    /** Returns the transaction that the thread is in, for a write. */
    Running required() {
        Running current = current();
        if (current == null) {
            throw new IllegalStateException("writing needs a transaction");
        }
        return current;
    }

    /** Looks at committed rows while no commit changes them. */
    <T> T look(Supplier<T> access) {
        committed.readLock().lock();
        try {
            return access.get();
        } finally {
            committed.readLock().unlock();
        }
    }

    private <T> T inside(Running mine, Supplier<T> work) {
        Running around = running.get();
        running.set(mine);
        try {
            T result = work.get();
            mine.requireWhole();
            commit(mine);
            return result;
        } finally {
            mine.end();
            if (around == null) {
                running.remove();
            } else {
                running.set(around);
            }
        }
    }

    private void commit(Running mine) {
        committed.writeLock().lock();
        try {
            mine.commit();
        } finally {
            committed.writeLock().unlock();
        }
    }
}
