// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events.spi;

/**
 * Ability of a {@link ChangeStore}: wakes readers on other nodes. A hint only: it may come late, twice or never, and readers
 * look by themselves from time to time.
 */
public interface AnnouncesChanges {

    /** Tells other nodes that something was appended and committed. Never called inside a transaction. */
    void announce();

    /**
     * Listens until closed, on a thread of its own; finds its way back by itself when the line breaks.
     *
     * @param heard must be quick
     */
    Listening listen(Runnable heard);

    /** What listens. */
    interface Listening extends AutoCloseable {

        /** Stops listening. */
        @Override
        void close();
    }
}
