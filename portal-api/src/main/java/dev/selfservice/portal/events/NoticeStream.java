// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events;

/** A stream of notices that is open. */
public interface NoticeStream extends AutoCloseable {

    /** Ends the stream; does nothing if it has ended. */
    @Override
    void close();
}
