// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobsTest {

    @Test
    void aJobThatMayWaitLetsTheOthersBegin() throws InterruptedException {
        CountDownLatch urgent = new CountDownLatch(3);
        CountDownLatch soon = new CountDownLatch(2);
        AtomicInteger late = new AtomicInteger();
        try (Jobs jobs = new Jobs(Thread::new)) {
            jobs.every(Duration.ofHours(1), Duration.ofMillis(1), "late", late::incrementAndGet);
            jobs.every(Duration.ofMillis(20), Duration.ofMillis(1), "soon", soon::countDown);
            jobs.every(Duration.ofMillis(1), "urgent", urgent::countDown);

            assertThat(urgent.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(soon.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(late).hasValue(0);
        }
    }
}
