// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something that is made on a thread of its own while others go on; whoever needs it waits for it. */
public final class Meanwhile<T> implements Supplier<T> {

    private final String name;
    private final FutureTask<T> task;

    private Meanwhile(String name, FutureTask<T> task) {
        this.name = name;
        this.task = task;
    }

    /**
     * Begins to make it.
     *
     * @param name what it is, for the name of the thread and for messages
     */
    public static <T> Meanwhile<T> make(String name, Supplier<T> maker) {
        FutureTask<T> task = new FutureTask<>(maker::get);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Meanwhile<>(name, task);
    }

    /** Waits until it is made; what stopped that is thrown as it was. */
    @Override
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the " + name + " could not be made", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", stopped);
        }
    }
}
