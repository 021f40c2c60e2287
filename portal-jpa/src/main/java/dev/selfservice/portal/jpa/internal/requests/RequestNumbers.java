// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.jpa.internal.Sql;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands out the numbers of requests, taken from the database a block at a time.
 *
 * <p>Threads that meet at the end of a block may each take a new one; the numbers of all but one are lost, which is
 * cheaper than to let them wait for each other with a connection in hand.
 */
final class RequestNumbers {
    /** The increment of the sequence. */
    private static final long BLOCK = 20;

    private final Sql sql;
    private final String query;
    private final AtomicReference<Block> block = new AtomicReference<>(new Block(0, 0));

    private record Block(long next, long end) {}

    RequestNumbers(Sql sql) {
        this.sql = sql;
        this.query = sql.dialect()
                .choose(
                        "SELECT nextval('portal_request_number') AS start_no",
                        "SELECT NEXT VALUE FOR portal_request_number AS start_no FROM sysibm.sysdummy1");
    }

    String next() {
        Block taken =
                block.getAndUpdate(each -> each.next() < each.end() ? new Block(each.next() + 1, each.end()) : each);
        if (taken.next() < taken.end()) {
            return "R-" + taken.next();
        }
        long start = sql.list(query, row -> row.big("start_no")).get(0);
        block.set(new Block(start + 1, start + BLOCK));
        return "R-" + start;
    }
}
