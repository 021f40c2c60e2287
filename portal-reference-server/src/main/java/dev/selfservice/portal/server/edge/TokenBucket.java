// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

/** Lets a steady rate pass and a burst of one second's worth; safe for use by several threads. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private double tokens;
    private long last;

    TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.last = now;
    }

    /** Takes one token if there is one. */
    synchronized boolean take(long now) {
        tokens = Math.min(perSecond, tokens + (now - last) / NANOS * perSecond);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
