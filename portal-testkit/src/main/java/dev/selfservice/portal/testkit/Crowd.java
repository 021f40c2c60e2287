// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several threads that begin at the same moment. */
public final class Crowd {

    private static final long PATIENCE_SECONDS = 60;

    /** What became of everybody: what they returned, in order of their numbers, and what they threw. */
    public record Result<T>(List<T> answers, List<Throwable> failures) {
        public Result {
            answers = List.copyOf(answers);
            failures = List.copyOf(failures);
        }
    }

    private Crowd() {}

    /** Lets so many threads do their work at once and waits for all of them. */
    public static <T> Result<T> of(int size, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        CyclicBarrier begin = new CyclicBarrier(size);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                Callable<T> one = () -> {
                    begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return work.apply(number);
                };
                running.add(threads.submit(one));
            }
            return collect(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Result<T> collect(List<Future<T>> running) {
        List<T> answers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> one : running) {
            try {
                answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("somebody in the crowd did not come back in " + PATIENCE_SECONDS + " s", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for the crowd", e);
            }
        }
        return new Result<>(answers, failures);
    }
}
