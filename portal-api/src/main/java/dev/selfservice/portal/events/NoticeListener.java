// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events;

/**
 * Takes the notices of one stream. Called by one thread at a time; what it throws ends the stream.
 *
 * <p>It may block for a while, as a slow line does: the others are not held up. One that is 200 notices behind is told
 * {@link Topic#EVERYTHING} instead of them; one that takes longer than 10 seconds for a notice is cut off.
 */
public interface NoticeListener {

    /** Takes a notice. */
    void take(Notice notice);

    /** Says that nothing was to tell for a while, so that the line can be probed. */
    void still();

    /** Says that the stream has ended, whoever ended it; called once. */
    void ended();
}
