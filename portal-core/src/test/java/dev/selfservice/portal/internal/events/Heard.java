// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.NoticeListener;
import dev.selfservice.portal.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that remembers what it was told. */
final class Heard implements NoticeListener {

    private static final long PATIENCE = 5;

    final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    final AtomicInteger stills = new AtomicInteger();
    final CountDownLatch still = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    final AtomicInteger ends = new AtomicInteger();

    @Override
    public void take(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void still() {
        stills.incrementAndGet();
        still.countDown();
    }

    @Override
    public void ended() {
        ends.incrementAndGet();
        over.countDown();
    }

    /** Waits for a notice about something, whatever comes before it; returns it. */
    Notice await(Topic topic, UUID id) throws InterruptedException {
        List<Notice> others = new ArrayList<>();
        for (Notice next = poll(); next != null; next = poll()) {
            if (next.topic() == topic && next.id().filter(id::equals).isPresent()) {
                return next;
            }
            others.add(next);
        }
        throw new AssertionError("nothing was heard of " + topic + " " + id + " but of " + others);
    }

    /** Waits for the next notice; returns its topic. */
    Topic next() throws InterruptedException {
        Notice next = poll();
        if (next == null) {
            throw new AssertionError("nothing was heard");
        }
        return next.topic();
    }

    /** Waits for the end. */
    boolean isOver() throws InterruptedException {
        return over.await(PATIENCE, TimeUnit.SECONDS);
    }

    private Notice poll() throws InterruptedException {
        return notices.poll(PATIENCE, TimeUnit.SECONDS);
    }
}
